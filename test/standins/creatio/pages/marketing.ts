import type { Context } from '../types.ts';
import { asset } from './config.ts';

/** A site about the product, with its name and assets but none of its page marks (creatio.md §9, negative test). */
export function marketingPage(ctx: Context): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Creatio: one platform to automate workflows and CRM with no code</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset(ctx, 'marketing.css')}">
</head>
<body class="creatio-site">
<header class="site-header"><b class="creatio-logo">Creatio</b>
<nav><a href="#product">Product</a> <a href="#pricing">Pricing</a> <a href="#academy">Academy</a></nav></header>
<main>
<h1>CRM and workflows without code</h1>
<p>Creatio helps sales, marketing and service teams to work in one place.</p>
<a class="cta" href="#trial">Start a trial</a>
</main>
</body>
</html>`;
}
