// Runs Ace over EPUBs with one start of the browser: node ace.cjs REPORT.json BOOK.epub...
// REPORT.json gets a list of Ace's reports, one for each book, in order.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createRequire } = require("node:module");

// Of the packages that Ace itself was installed with.
const ofAce = createRequire(require.resolve("@daisy/ace-cli/package.json"));
const runner = ofAce("@daisy/ace-axe-runner-puppeteer");
const ace = createRequire(ofAce.resolve("@daisy/ace-cli-shared/package.json"))("@daisy/ace-core");

// A new tab costs as much as the judgement of a short document: one that is done with takes the next document.
const puppeteer = createRequire(ofAce.resolve("@daisy/ace-axe-runner-puppeteer"))("puppeteer");
const { launch } = puppeteer;
puppeteer.launch = async (options) => {
  const browser = await launch.call(puppeteer, options);
  const newPage = browser.newPage.bind(browser);
  const idle = [];
  browser.newPage = async () => {
    const page = idle.pop() ?? (await newPage());
    page.close = async () => {
      page.removeAllListeners("request");
      idle.push(page);
    };
    return page;
  };
  return browser;
};

// Ace starts and closes the browser for each book; here it stays open between them.
const shared = { ...runner, launch: async () => {}, close: async () => {} };

async function main([target, ...books]) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
  await runner.launch();
  try {
    const reports = [];
    for (const [number, book] of books.entries()) {
      const options = { cwd: process.cwd(), outdir: path.join(scratch, String(number)), doNotReportMedia: true };
      const [, report] = await ace(book, options, shared);
      reports.push(report);
    }
    fs.writeFileSync(target, JSON.stringify(reports));
  } finally {
    await runner.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
