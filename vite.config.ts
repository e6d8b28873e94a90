/** Builds styles, islands and the offline worker of the field form into the package's static folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** WhiteNoise sends `x.js.gz` where it lies beside `x.js`; a weak signal needs it. */
function zipped(): Plugin {
  return {
    name: "zipped",
    writeBundle(options, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css)$/.test(name)) continue;
        const file = join(options.dir ?? "", name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: "frontend",
  base: "/static/built/",
  publicDir: false,
  plugins: [zipped()],
  worker: { format: "es" },
  build: {
    outDir: "../src/serasi/web/static/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: ["chrome109", "firefox115", "safari16"],
    cssTarget: ["chrome109", "firefox115", "safari16"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: {
        main: "frontend/styles/main.css",
        field: "frontend/styles/field.css",
        page: "frontend/islands/page.ts",
        outbox: "frontend/islands/outbox.ts",
        interview: "frontend/islands/interview.ts",
        map: "frontend/islands/map.ts",
        queue: "frontend/islands/queue.ts",
        push: "frontend/islands/push.ts",
        areapick: "frontend/islands/areapick.ts",
        draft: "frontend/islands/draft.ts",
        worker: "frontend/offline/worker.ts",
      },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "worker" ? "offline-worker.js" : "assets/[name]-[hash].js",
      },
    },
  },
});
