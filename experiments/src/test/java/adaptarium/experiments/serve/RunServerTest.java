package adaptarium.experiments.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class RunServerTest {
    @TempDir
    private Path folder;

    private RunServer server;

    @BeforeEach
    void start() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        RunDirectory run = RunDirectory.create(runs, "a", Configurations.load("pointnav-ppo", List.of()), "train");
        Files.writeString(run.folder().resolve("report.html"), "<script>alert(1)</script>");
        Files.writeString(run.folder().resolve("secret.pem"), "secret");
        Files.writeString(folder.resolve("outside.html"), "outside");
        server = new RunServer(new RunPages(runs, note -> {}), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String key(String place) {
        return HexFormat.of().formatHex(place.getBytes(StandardCharsets.UTF_8));
    }

    /** What is answered to a request as it stands, headers and all. */
    private String ask(String line, String... headers) throws IOException {
        int port = URI.create(server.address()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\nConnection: close\r\n");
            if (headers.length == 0 || !headers[0].startsWith("Host")) {
                request.append("Host: 127.0.0.1:").append(port).append("\r\n");
            }
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void refused(int code, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + code + " "), answer);
    }

    @Test
    void thePageAndItsDataAreShownWithAPolicyThatAllowsNothingFromElsewhere() throws IOException {
        List<String> paths = new ArrayList<>(List.of("", "data/runs.json"));
        paths.addAll(RunPages.OWN);
        for (String path : paths) {
            String answer = ask("GET /" + path);
            refused(200, answer);
            assertTrue(answer.contains("default-src 'none'; script-src 'self'"), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("access-control-allow"), answer);
        }
        String run = ask("GET /data/run-" + key("a") + ".json");
        assertTrue(run.contains("\"config\":\"family: PointNavigation-v0"), run);
        assertEquals(-1, ask("HEAD /").indexOf("<html"));
    }

    @Test
    void thePageRunsItsScriptsInOrder() {
        String page = new String(RunPages.resource("index.html"), StandardCharsets.UTF_8);
        List<String> named = Pattern.compile("<script src=\"([^\"]+)\">")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(RunPages.SCRIPTS, named);
    }

    @Test
    void aRunWhoseConfigurationHasGoneIsNamed() throws IOException {
        Path lost = Files.createDirectories(folder.resolve("runs/lost"));
        Files.writeString(lost.resolve("run.json"), "{}");
        String answer = ask("GET /data/runs.json");
        assertTrue(answer.contains("lost has files of a run, but no config.yaml\"]"), answer);
        assertTrue(answer.contains("\"place\":\"a\""), answer);
    }

    private static Map<String, String> directives(String answer) {
        String policy = answer.lines()
                .filter(line -> line.startsWith("Content-security-policy: "))
                .findFirst()
                .orElseThrow()
                .replaceFirst("[^:]*: ", "");
        Map<String, String> directives = new LinkedHashMap<>();
        for (String directive : policy.split("; ")) {
            String[] words = directive.split(" ", 2);
            directives.put(words[0], words.length == 1 ? "" : words[1]);
        }
        return directives;
    }

    private static final String[] FRAME = {
        "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"
    };

    /** It plays by scripts of its own, without an origin: it loads, sends and frames nothing, and no page but this server's is around it. */
    @Test
    void aFileOfARunPlaysInAFrameAndIsNobodysOrigin() throws IOException {
        String report = ask("GET /files/" + key("a") + "/report.html", FRAME);
        refused(200, report);
        assertEquals(
                Map.of(
                        "sandbox",
                        "allow-scripts",
                        "default-src",
                        "'none'",
                        "script-src",
                        "'unsafe-inline'",
                        "style-src",
                        "'unsafe-inline'",
                        "img-src",
                        "data:",
                        "font-src",
                        "data:",
                        "media-src",
                        "data:",
                        "base-uri",
                        "'none'",
                        "form-action",
                        "'none'",
                        "frame-ancestors",
                        "'self'"),
                directives(report));
        assertFalse(report.contains("Cross-origin-opener-policy"), report); // beside a sandbox it is an error
        String page = ask("GET /");
        assertEquals("'self'", directives(page).get("frame-src"), page); // a frame does not go elsewhere
        assertEquals("'none'", directives(page).get("frame-ancestors"), page);
        assertTrue(page.contains("Cross-origin-opener-policy: same-origin"), page);
    }

    /** A page of its own could go to an address, and so send something: there it stands still. */
    @Test
    void aFileOfARunRunsNothingWhereItIsThePage() throws IOException {
        for (String[] headers : List.of(
                new String[0],
                new String[] {"Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"})) {
            Map<String, String> said = directives(ask("GET /files/" + key("a") + "/report.html", headers));
            assertEquals("", said.get("sandbox"));
            assertEquals("'none'", said.get("default-src"));
            assertFalse(said.containsKey("script-src"));
        }
    }

    /** A study's page in a frame has links to its comparisons; whoever has no origin is another origin. */
    @Test
    void aFrameGoesFromFileToFileAndNowhereElse() throws IOException {
        String[] link = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"};
        refused(200, ask("GET /files/" + key("a") + "/report.html", link));
        refused(403, ask("GET /data/runs.json", link));
        refused(403, ask("GET /", link));
        refused(
                403,
                ask(
                        "GET /files/" + key("a") + "/report.html",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Mode: no-cors",
                        "Sec-Fetch-Dest: image"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void aLinkInsideAStudyOrARunLeadsNowhere() throws IOException {
        Path study = Files.createDirectories(folder.resolve("runs/study"));
        Files.createSymbolicLink(study.resolve("b"), folder);
        Files.createSymbolicLink(folder.resolve("runs/a/c"), folder);
        refused(404, ask("GET /files/" + key("study/b") + "/outside.html"));
        refused(404, ask("GET /files/" + key("a/c") + "/outside.html"));
        refused(404, ask("GET /files/" + key("study/b/runs") + "/outside.html"));
    }

    @Test
    void nothingElseCanBeNamed() throws IOException {
        for (String path : List.of(
                "/files/" + key("a") + "/secret.pem",
                "/files/" + key("..") + "/outside.html",
                "/files/" + key("a/../..") + "/outside.html",
                "/files/" + key(folder.toString()) + "/outside.html",
                "/files/" + key("a") + "/..%2f..%2foutside.html",
                "/files/" + key("a") + "/../../outside.html",
                "/files/zz/report.html",
                "/files/abc/report.html",
                "/data/run-00.json",
                "/../../../etc/passwd")) {
            refused(404, ask("GET " + path));
        }
    }

    @Test
    void anotherOriginCanNeitherReadNorStartAnything() throws IOException {
        refused(403, ask("GET /data/runs.json", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors"));
        refused(
                403,
                ask("GET /app.js", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"));
        refused(403, ask("GET /", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"));
        refused(
                200,
                ask("GET /", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"));
        refused(403, ask("GET /data/runs.json", "Host: evil.example"));
        refused(403, ask("GET /data/runs.json", "Host: 127.0.0.1:1"));
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            refused(405, ask(method + " /data/runs.json", "Content-Length: 0"));
        }
    }

    @Test
    void aPortThatIsTakenIsOneLine() {
        int taken = URI.create(server.address()).getPort();
        UserException error =
                assertThrows(UserException.class, () -> new RunServer(new RunPages(folder, note -> {}), taken));
        assertTrue(error.getMessage().contains("choose another --port"), error.getMessage());
    }
}
