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
import java.util.HexFormat;
import java.util.List;
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
        for (String path : List.of("/", "/app.js", "/uplot.js", "/uplot-LICENSE.txt", "/data/runs.json")) {
            String answer = ask("GET " + path);
            refused(200, answer);
            assertTrue(answer.contains("default-src 'none'; script-src 'self'"), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("access-control-allow"), answer);
        }
        String run = ask("GET /data/run-" + key("a") + ".json");
        assertTrue(run.contains("\"config\":\"family: PointNavigation-v0"), run);
        assertEquals(-1, ask("HEAD /").indexOf("<html"));
    }

    @Test
    void aFileOfARunIsNobodysOriginAndRunsNothing() throws IOException {
        String report = ask("GET /files/" + key("a") + "/report.html");
        refused(200, report);
        assertTrue(report.contains("sandbox allow-popups; default-src 'none'"), report);
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
