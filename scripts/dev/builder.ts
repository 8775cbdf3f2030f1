// Builds the extension whenever its parent asks, in one process that stays: a compiler that is loaded and warm is most of the speed.
// Answers with what went wrong, or null. Nothing is minified: errors in the browser name the source's own words.
import { build } from 'wxt';

process.env.NODE_ENV = 'production';

process.on('message', () => {
  void build({
    mode: 'development',
    vite: () => ({ build: { minify: false, reportCompressedSize: false } }),
  }).then(
    () => process.send!(null),
    (error: unknown) => process.send!(error instanceof Error ? error.message : String(error)),
  );
});
