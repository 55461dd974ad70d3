// Prints, for each file that is named after the schema, what VS Code would mark in it: a JSON array of
// [file, message] pairs. NODE_PATH tells where the npm package vscode-json-languageservice is.
const fs = require("node:fs");
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");

const [schemaFile, ...files] = process.argv.slice(2);
const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [
    {
      uri: "file:///routing.schema.json",
      fileMatch: ["*.json"],
      schema: JSON.parse(fs.readFileSync(schemaFile, "utf8")),
    },
  ],
});

async function diagnostics(file) {
  const document = TextDocument.create("file:///rules.json", "json", 1, fs.readFileSync(file, "utf8"));
  // "$schema" would be looked up; the association by file name is what is tested.
  const text = document.getText().replace(/"\$schema":\s*"[^"]*",/, "");
  const rules = TextDocument.create("file:///rules.json", "json", 1, text);
  const settings = { comments: "error", trailingCommas: "error" };
  const found = await service.doValidation(rules, service.parseJSONDocument(rules), settings);
  return found.map((each) => [file, each.message]);
}

Promise.all(files.map(diagnostics)).then((all) => console.log(JSON.stringify(all.flat())));
