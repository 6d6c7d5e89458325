package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.render.Theme;
import adaptarium.render.record.Recording;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real Chromium. Left out where there is none, unless it is asked for by {@value #REQUIRED}, as {@code .ci/run} does where it has installed one.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {
    private static final String REQUIRED = "ADAPTARIUM_BROWSER"; // "required": a missing browser is a failure
    private static final int RUNS = 16; // besides those of the study

    private Chromium chromium;
    private RunServer server;
    private String served;
    private String exported;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Optional<Path> program = Chromium.installed();
        boolean required = "required".equals(System.getenv(REQUIRED));
        assumeTrue(required || program.isPresent(), "no Chromium on the PATH: the page was not tried in a browser");
        Path runs = Files.createDirectories(folder.resolve("runs"));
        make(runs);
        RunPages pages = new RunPages(runs, note -> {});
        assertEquals(RUNS + 3, RunExport.write(pages, runs, folder.resolve("page")));
        exported = folder.resolve("page/index.html").toUri().toString();
        server = new RunServer(pages, 0);
        served = server.address();
        chromium = Chromium.start(
                program.orElseThrow(() -> new AssertionError(REQUIRED + "=required, and no Chromium on the PATH")),
                Files.createDirectories(folder.resolve("profile")));
    }

    @AfterEach
    void closePages() {
        chromium.closePages();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static void make(Path runs) throws Exception {
        RunConfig config = Configurations.load("pointnav-ppo", List.of());
        for (int i = 0; i < RUNS; i++) {
            measure(RunDirectory.create(runs, "run" + i, config, "train"), i);
        }
        Files.delete(runs.resolve("run3/metrics.jsonl")); // it has only been begun
        Files.writeString(
                runs.resolve("run7/tags.json"),
                "{\"tags\": [\"x\"], \"note\": \"<script>document.title='broken'</script><b>bold</b>\"}");
        replay(runs.resolve("run8/replay.html"));
        Files.writeString(runs.resolve("run5/run.json"), "{"); // damaged
        Files.createDirectories(runs.resolve("<i>lost/checkpoints")); // without a configuration
        List<StudyRecord.Entry> entries = new ArrayList<>();
        Path study = Files.createDirectories(runs.resolve("small"));
        for (int seed = 1; seed <= 3; seed++) {
            String name = "seed" + seed;
            measure(RunDirectory.create(study, name, config, "train"), seed);
            List<String> settings = List.of("family=PointNavigation-v0", "seed=" + seed);
            entries.add(new StudyRecord.Entry(name, "ppo.yaml", settings, List.of(), "PointNavigation-v0"));
        }
        Files.writeString(
                study.resolve("study.json"), Json.sealed(new StudyRecord("adaptarium study 1", "study", entries)));
        Files.writeString(study.resolve("study.html"), "<!doctype html><a href=\"comparison.html\">all of them</a>");
        Files.writeString(study.resolve("comparison.html"), "<!doctype html><p>compared</p>");
    }

    /** No two runs have been measured after the same number of steps. */
    private static void measure(RunDirectory run, int i) throws Exception {
        Files.writeString(run.folder().resolve("metrics.jsonl"), """
                {"iteration":1,"environmentSteps":%d,"seconds":1.0,"meanReturn":-3.5,"metrics":{"kl":0.0003}}
                {"iteration":2,"environmentSteps":%d,"seconds":2.0,"meanReturn":-2.5,"metrics":{"kl":0.0002}}
                """.formatted(100 + i, 200 + i));
    }

    /** A square that goes to the right. */
    private static void replay(Path file) {
        Recording.Settings settings = new Recording.Settings(320, 180, 20, "a square", Theme.LIGHT, Set.of());
        try (Recording recording = Recording.open(file, settings)) {
            for (int i = 0; i < 40; i++) {
                int left = 4 * i;
                recording.add(canvas -> canvas.box(new adaptarium.render.Rect(left, 60, 40, 40), 0, 0xff0072b2));
            }
            recording.finish();
        }
    }

    private static String key(String place) {
        return HexFormat.of().formatHex(place.getBytes(StandardCharsets.UTF_8));
    }

    private static void nothingIsWrong(Chromium.Page page, String address) {
        assertEquals(List.of(), page.complaints());
        String home = address.replaceFirst("[^/]*$", "");
        assertEquals(
                List.of(),
                page.requests().stream()
                        .filter(asked -> !asked.startsWith(home) && !asked.startsWith("data:"))
                        .filter(asked -> !asked.startsWith("blob:" + home))
                        .toList());
    }

    private void runsAreShown(String address) {
        Chromium.Page all = chromium.open(address);
        all.await("document.querySelectorAll('tbody tr').length === " + (RUNS + 3));
        String text = all.run("document.body.innerText");
        assertTrue(text.contains("<b>bold</b>"), text);
        assertTrue(text.contains("<i>lost has files of a run, but no config.yaml"), text);
        assertEquals("Adaptarium: runs", all.run("document.title"), "a note runs nothing");
        all.run("document.querySelector('button.tag').click()");
        assertEquals("1 of " + (RUNS + 3) + " runs", all.run("document.querySelector('h1').textContent"));
        nothingIsWrong(all, address);
        Chromium.Page one = chromium.open(address + "#/run/" + key("run7"));
        one.await("document.querySelector('canvas')");
        assertEquals("run7", one.run("document.querySelector('h1').textContent"));
        nothingIsWrong(one, address);
        Chromium.Page begun = chromium.open(address + "#/run/" + key("run3"));
        begun.await("document.querySelector('h1')");
        String said = begun.run("document.body.innerText");
        assertTrue(said.contains("No update has been measured yet"), said);
        nothingIsWrong(begun, address);
        Chromium.Page over = chromium.open(address + "#/over/" + key("run7") + "," + key("run8"));
        over.await("document.querySelector('canvas')");
        assertEquals("2 runs over each other", over.run("document.querySelector('h1').textContent"));
        nothingIsWrong(over, address);
    }

    @Test
    void runsAreShownWithoutAComplaint() {
        runsAreShown(served);
    }

    @Test
    void theSamePagesOpenAsFiles() {
        runsAreShown(exported);
    }

    private void replayPlays(String address) {
        Chromium.Page page = chromium.open(address + "#/run/" + key("run8"));
        page.await("document.querySelector('iframe')");
        page.run("document.querySelector('iframe').scrollIntoView()");
        String frame = address.replaceFirst("[^/]*$", "") + "files/" + key("run8") + "/replay.html";
        page.awaitIn(frame, "document.body.dataset.ready");
        String picture = "document.getElementById('picture').toDataURL()";
        String first = page.runIn(frame, picture);
        assertEquals(
                "true",
                page.runIn(
                        frame, "document.getElementById('play').getBoundingClientRect().bottom < window.innerHeight"),
                "what plays it is in sight");
        page.runIn(frame, "document.getElementById('play').click()");
        page.awaitIn(frame, "document.getElementById('scrub').value > 3");
        assertNotEquals(first, page.runIn(frame, picture));
        assertEquals("null", page.runIn(frame, "window.origin"), "it is nobody's origin");
        nothingIsWrong(page, address);
    }

    @Test
    void aReplayPlaysInThePage() {
        replayPlays(served);
    }

    @Test
    void aReplayPlaysInTheExport() {
        replayPlays(exported);
    }

    /** The cell of a learner and a family leads to the curves of its seeds, and these to a mean of all of them. */
    private void studyIsShown(String address) {
        Chromium.Page page = chromium.open(address + "#/study/" + key("small"));
        page.await("document.querySelector('tbody a')");
        assertEquals("Study small", page.run("document.querySelector('h1').textContent"));
        assertEquals("– (0 of 3)", page.run("document.querySelector('tbody a').textContent"));
        page.run("document.querySelector('tbody a').click()");
        page.await("document.querySelector('canvas')");
        assertEquals("3 runs over each other", page.run("document.querySelector('h1').textContent"));
        page.run("document.querySelector('label input[type=checkbox]').click()");
        page.await("document.querySelector('.u-legend').textContent.includes('mean of 3')");
        nothingIsWrong(page, address);
    }

    @Test
    void aStudyIsAMatrixOfCells() {
        studyIsShown(served);
    }

    @Test
    void aStudyIsAMatrixOfCellsInTheExport() {
        studyIsShown(exported);
    }

    private void linksInsideAFrameLeadOn(String address) {
        Chromium.Page page = chromium.open(address + "#/study/" + key("small"));
        page.await("document.querySelector('tbody a')");
        page.run("[...document.querySelectorAll('a')].find(a => a.textContent === 'study.html').click()");
        String files = address.replaceFirst("[^/]*$", "") + "files/" + key("small") + "/";
        page.runIn(files + "study.html", "document.querySelector('a').click()");
        page.awaitIn(files + "comparison.html", "document.body.innerText === 'compared'");
        nothingIsWrong(page, address);
    }

    @Test
    void aLinkOfAStudysPageLeadsToItsComparison() {
        linksInsideAFrameLeadOn(served);
    }

    @Test
    void aLinkOfAStudysPageLeadsToItsComparisonInTheExport() {
        linksInsideAFrameLeadOn(exported);
    }

    /** Two addresses one after the other: the answer for the first comes last. */
    @Test
    void whatWasAskedForLastIsShown() {
        Chromium.Page page = chromium.open(served);
        page.await("document.querySelector('tbody tr')");
        page.run("window.really = fetch; window.held = []; window.fetch = asked => asked.includes('" + key("run7")
                + "') ? new Promise(done => held.push(() => done(really(asked)))) : really(asked)");
        page.run("location.hash = '#/run/" + key("run7") + "'");
        page.await("held.length === 1");
        page.run("location.hash = '#/run/" + key("run9") + "'");
        page.await("document.querySelector('canvas')");
        page.run("held[0](); really('data/run-" + key("run7") + ".json').then(answer => answer.json())"
                + ".then(() => new Promise(done => setTimeout(done, 100)))");
        assertEquals("run9", page.run("document.querySelector('h1').textContent"));
        assertEquals("Adaptarium: run9", page.run("document.title"));
    }

    /** Who sorts the list or chooses all of it with keys stays where they are. */
    @Test
    void aListThatIsSortedKeepsTheFocus() {
        Chromium.Page page = chromium.open(served);
        page.await("document.querySelector('tbody tr')");
        page.run("[...document.querySelectorAll('th button')][4].focus(); document.activeElement.click()");
        assertEquals("seed ↑", page.run("document.activeElement.textContent"));
        page.run("document.querySelector('th input').focus(); document.activeElement.click()");
        assertEquals("choose all that are shown", page.run("document.activeElement.getAttribute('aria-label')"));
    }

    @Test
    void whatIsNotKnownOfADamagedRunIsNotMadeUp() {
        Chromium.Page page = chromium.open(served + "#/run/" + key("run5"));
        page.await("document.querySelector('h1')");
        assertEquals("damaged · 2/? updates", page.run("document.querySelector('p.soft').textContent"));
        Chromium.Page all = chromium.open(served);
        all.await("document.querySelector('tbody tr')");
        String cells = "[...document.querySelectorAll('tbody tr')].map(row => [...row.querySelectorAll('.number')])"
                + ".find(row => row[1].textContent.includes('?')).map(cell => cell.textContent).join()";
        assertEquals(",2/?,", all.run(cells).substring(0, 5));
    }

    @Test
    void anAddressThatCannotBeReadIsNoFile() {
        Chromium.Page page = chromium.open(served + "#/file/aa/%E0%A4%A");
        page.await("document.querySelector('p.trouble')");
        assertEquals("There is no such file.", page.run("document.querySelector('p.trouble').textContent"));
    }

    /** From the end of a long list into a run and back. */
    @Test
    void aRunIsShownFromItsBeginningAndTheListWhereItWasLeft() {
        Chromium.Page page = chromium.open(served);
        page.await("document.querySelector('tbody tr')");
        page.run("[...document.querySelectorAll('tbody tr')].pop().scrollIntoView()");
        String left = page.run("scrollY");
        assertTrue(Double.parseDouble(left) > 100, left);
        page.run("[...document.querySelectorAll('tbody a')].pop().click()");
        page.await("document.querySelector('canvas')");
        assertEquals("0", page.run("scrollY"));
        page.run("history.back()");
        page.await("document.querySelectorAll('tbody tr').length > 9");
        assertEquals(left, page.run("scrollY"));
    }

    /** A curve that was hidden stays so when its plot is drawn anew, as it is while a run goes on; a plot is as wide as the page. */
    @Test
    void aPlotKeepsWhatWasChosenAndFitsThePage() {
        Chromium.Page page = chromium.open(served + "#/over/" + key("run7") + "," + key("run8"));
        page.await("document.querySelector('canvas')");
        page.run("document.querySelectorAll('.u-legend .u-series th')[1].click()");
        String hidden =
                "[...document.querySelectorAll('.u-legend .u-series')].map(one => one.matches('.u-off')).join()";
        assertEquals("false,true,false", page.run(hidden));
        String width = "document.querySelector('.uplot').offsetWidth";
        page.run("document.querySelector('main').style.width = '700px'; dispatchEvent(new Event('resize'))");
        page.await(width + " < 700");
        page.run("const metric = document.querySelector('select'); metric.value = 'kl';"
                + " metric.dispatchEvent(new Event('change'))");
        page.await("document.querySelector('.u-title').textContent === 'kl'");
        assertEquals("false,true,false", page.run(hidden));
        page.run("const over = document.querySelector('.u-over'), at = over.getBoundingClientRect();"
                + " over.dispatchEvent(new MouseEvent('mousemove',"
                + " { clientX: at.right - 1, clientY: at.top + 9, bubbles: true }))");
        page.await("document.querySelectorAll('.u-value')[2].textContent === '0.0002'");
        nothingIsWrong(page, served);
    }

    /** Another program's page at this machine, which a browser takes for another origin of the same site, or for another site. */
    @Test
    void anotherOriginReadsAndStartsNothing() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] text = "<!doctype html><title>other</title><body></body>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        other.start();
        try {
            for (String host : List.of("127.0.0.1", "localhost")) {
                String at = "http://" + host + ":" + other.getAddress().getPort() + "/";
                tryFrom(chromium.open(at));
            }
        } finally {
            other.stop(/* delay= */ 0);
        }
    }

    private void tryFrom(Chromium.Page page) {
        page.await("document.title === 'other'");
        String read = "async (path, options) => { try { return (await (await fetch('" + served
                + "' + path, options)).text()).length } catch (refused) { return 'refused' } }";
        for (String path : List.of("", "data/runs.json", "files/" + key("run8") + "/replay.html")) {
            for (String options : List.of("{}", "{ mode: 'no-cors' }", "{ method: 'POST', mode: 'no-cors' }")) {
                assertEquals(
                        "refused", page.run("(" + read + ")('" + path + "', " + options + ")"), path + " " + options);
            }
            page.run("new Promise(done => { const frame = document.createElement('iframe'); frame.src = '" + served
                    + path + "'; frame.onload = done; document.body.append(frame) })");
        }
        assertEquals(
                "refused",
                page.run("new Promise(done => { const script = document.createElement('script'); script.src = '"
                        + served + "app.js'; script.onload = () => done('loaded');"
                        + " script.onerror = () => done('refused'); document.body.append(script) })"));
        assertEquals(
                "[true,true,true]",
                page.run("[...document.querySelectorAll('iframe')].map(frame => frame.contentDocument === null)"));
        String inside = page.runInAll("document.documentElement.outerHTML");
        for (String own :
                List.of("<main id=\"page\">", "\"place\"", "id=\"picture\"")) { // of the page, its data, a replay
            assertFalse(inside.contains(own), inside);
        }
        page.run("{ const form = document.createElement('form'); form.method = 'POST'; form.action = '" + served
                + "data/'; document.body.append(form); form.submit() }");
        assertEquals(
                "this page shows, and changes nothing", page.runIn(served + "data/", "document.body.innerText.trim()"));
    }
}
