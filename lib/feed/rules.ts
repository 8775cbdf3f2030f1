/** Of a record's feed, so many posts are shown, the newest. */
export const MOST_POSTS = 20;
