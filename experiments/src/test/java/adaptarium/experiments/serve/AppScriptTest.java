package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.experiments.report.Wording;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page's script in Node, where there is one, with a document that only keeps what is put in. */
@Timeout(120)
final class AppScriptTest {
    private static final String PAGE = """
        const vm = require('node:vm'), fs = require('node:fs');
        class Node {
          constructor(tag) { this.tag = tag; this.on = {}; made.push(this); }
          setAttribute(name, value) { this[name] = value; }
          addEventListener(name, heard) { this.on[name] = heard; }
          append() {}
          replaceChildren() {}
        }
        const made = [], written = [];
        const runs = { a: [1, 2, 6], b: [3, null, 8] };
        const page = {
          Node, Blob: class { constructor(parts) { written.push(parts.join('')); } }, URL: { createObjectURL: () => 'blob:', revokeObjectURL: () => {} },
          document: { getElementById: () => new Node('main'), createElement: tag => new Node(tag), documentElement: {} },
          getComputedStyle: () => ({ getPropertyValue: () => '' }), uPlot: class { constructor() { this.series = [{}]; this.data = [[]]; this.scales = { x: {} }; this.cursor = {}; } destroy() {} },
          matchMedia: () => new Node('media'), scrollTo: () => {}, history: {},
          location: { protocol: 'http:', hash: '#/over/a,b' }, clearTimeout: () => {}, setTimeout: () => 0, addEventListener: () => {},
          fetch: async asked => { const run = asked.replace('data/run-', '').replace('.json', '');
            return { ok: true, json: async () => ({ place: run, state: 'trained', columns: { iteration: [1, 2, 3], environmentSteps: [10, 20, 30], meanReturn: runs[run] } }) }; },
        };
        page.window = page;
        vm.createContext(page);
        process.argv.slice(2).forEach(script => vm.runInContext(fs.readFileSync(script, 'utf8'), page, script));
        if (process.env.FIGURES) {
          console.log(vm.runInContext('[' + process.env.FIGURES + '].map(figure).join(" ")', page));
          process.exit();
        }
        setTimeout(() => {
          made.find(one => one.type === 'range').on.change({ target: { value: '3' } });
          console.log(written.pop());
          made.find(one => one.type === 'checkbox').on.change({ target: { checked: true } });
          console.log(written.pop());
        }, 100);
        """;

    /**
     * What the page's scripts print.
     *
     * @param figures numbers to be worded, with commas between; empty for the numbers of plots
     */
    private static String printed(Path folder, String figures) throws Exception {
        Path node = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(folder);
        assumeTrue(Files.isRegularFile(node), "no node on the PATH: the page's script was not tried");
        List<String> command = new ArrayList<>(List.of(
                node.toString(),
                Files.writeString(folder.resolve("document.js"), PAGE).toString()));
        for (String script : RunPages.SCRIPTS) {
            if (!script.startsWith("uplot")) { // stands in the document
                command.add(Files.write(folder.resolve(script), RunPages.resource(script))
                        .toString());
            }
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FIGURES", figures);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return printed;
    }

    @Test
    void figuresAreWordedAsOnTheTerminal(@TempDir Path folder) throws Exception {
        double[] figures = {0, -0.0, 0.0031, -0.0004, 3.14e-5, -2e-8, 5e-10, 0.0051, -0.34, 12.34, -313.2};
        String asked = Arrays.stream(figures).mapToObj(Double::toString).collect(Collectors.joining(","));
        String worded = Arrays.stream(figures).mapToObj(Wording::figure).collect(Collectors.joining(" "));
        assertEquals(worded + "\n", printed(folder, asked));
    }

    /**
     * Two runs, drawn smooth; then their mean and band, whose numbers are beside those of the runs. After 20 steps one was not measured: half way from 3 to 8 it is
     * drawn at 5.5, and the mean of both at 3.75.
     */
    @Test
    void theNumbersOfAPlotAreThoseOfEveryRunAsTheyWereMeasured(@TempDir Path folder) throws Exception {
        assertEquals("""
            environmentSteps,"a","b"
            10,1,3
            20,2,
            30,6,8

            environmentSteps,"a","b","mean of 2","highest","lowest"
            10,1,3,2,3,1
            20,2,,3.75,5.5,2
            30,6,8,7,8,6

            """, printed(folder, ""));
    }
}
