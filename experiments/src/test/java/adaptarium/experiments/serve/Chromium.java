package adaptarium.experiments.serve;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window, spoken to by its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENS = "DevTools listening on ";
    private static final long PATIENCE = 60; // s; of a loaded machine
    private static final long SOON = 2; // s; until something is asked once more
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>(); // by session; a frame's are those of its page

    private Chromium(Process process, URI address) throws Exception {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Where one is on the PATH. */
    static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one.
     *
     * @param program where it is
     * @param profile an empty folder, which it fills
     */
    static Chromium start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox", // root's has none
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--window-size=1280,600",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.errorReader(StandardCharsets.ISO_8859_1);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith(LISTENS)) {
                Thread reader = new Thread(() -> said.lines().forEach(rest -> {}), "chromium's complaints");
                reader.setDaemon(true);
                reader.start();
                return new Chromium(process, URI.create(line.substring(LISTENS.length())));
            }
        }
        throw new IOException(program + " did not come up:\n" + all);
    }

    private JsonNode ask(String session, String method, Map<String, ?> parameters) {
        return waitedFor(question(session, method, parameters), method);
    }

    private CompletableFuture<JsonNode> question(String session, String method, Map<String, ?> parameters) {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        send(id, session, method, parameters);
        return answer;
    }

    /** Without hearing the answer: whom it is said to may be gone before. */
    private void tell(String session, String method, Map<String, ?> parameters) {
        send(asked.incrementAndGet(), session, method, parameters);
    }

    private synchronized void send(int id, String session, String method, Map<String, ?> parameters) {
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(message), /* last= */ true).join(); // one message at a time
    }

    private static <T> T waitedFor(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(what + ": " + e, e);
        }
    }

    /**
     * Opens a page in a tab of its own.
     *
     * @param address where
     */
    Page open(String address) {
        String target = ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asString();
        String session = ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        Page page = new Page(target, session, address.replaceFirst("#.*", ""));
        pages.put(session, page);
        page.listen(session);
        ask(session, "Page.enable", Map.of());
        ask(session, "Page.navigate", Map.of("url", address));
        waitedFor(
                page.arrived, address); // what is asked before is answered by the empty page that is left, or by nobody
        return page;
    }

    /** Closes all tabs: of several, one alone is in front. */
    void closePages() {
        for (Page page : Set.copyOf(pages.values())) {
            ask("", "Target.closeTarget", Map.of("targetId", page.target));
        }
        pages.clear();
    }

    @Override
    public void close() {
        try {
            tell("", "Browser.close", Map.of()); // its helpers end, too, and write nothing any more
            waitedFor(process.onExit(), "the end of Chromium");
        } finally {
            process.destroyForcibly();
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.get("id").asInt());
            if (answer == null) {
                return;
            }
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.get("result"));
            }
            return;
        }
        JsonNode said = message.get("params");
        Page page =
                message.has("sessionId") ? pages.get(message.get("sessionId").asString()) : null;
        if (page != null) {
            page.heard(
                    message.get("sessionId").asString(), message.get("method").asString(), said);
        }
    }

    /** Puts the parts of a message together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                heard(JSON.readTree(whole));
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** A tab. */
    final class Page {
        private final String target;
        private final String session;
        private final String address;
        private final CompletableFuture<String> arrived = new CompletableFuture<>();
        private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
        private final Map<String, String> contexts =
                new ConcurrentHashMap<>(); // of scripts, here and in frames: their sessions

        private final BlockingQueue<String> news = new LinkedBlockingQueue<>(); // of contexts

        private Page(String target, String session, String address) {
            this.target = target;
            this.address = address;
            this.session = session;
        }

        private void listen(String to) {
            for (String domain : List.of("Runtime", "Log", "Network")) {
                tell(to, domain + ".enable", Map.of());
            }
            tell(
                    to,
                    "Target.setAutoAttach",
                    Map.of("autoAttach", true, "waitForDebuggerOnStart", false, "flatten", true));
        }

        private void heard(String from, String method, JsonNode said) {
            switch (method) {
                case "Network.requestWillBeSent" ->
                    requests.add(said.get("request").get("url").asString());
                case "Page.frameNavigated" -> {
                    if (said.at("/frame/url").asString("").equals(address)) {
                        arrived.complete(address);
                    }
                }
                case "Runtime.exceptionThrown" -> complaints.add(said.toString());
                case "Runtime.consoleAPICalled" -> {
                    if (List.of("error", "warning", "assert")
                            .contains(said.get("type").asString())) {
                        complaints.add(said.toString());
                    }
                }
                case "Log.entryAdded" -> {
                    if (said.get("entry").get("level").asString().equals("error")) {
                        complaints.add(said.get("entry").get("text").asString());
                    }
                }
                case "Target.attachedToTarget" -> {
                    String child = said.get("sessionId").asString();
                    pages.put(child, this);
                    listen(child);
                }
                case "Runtime.executionContextCreated" -> {
                    contexts.put(said.get("context").get("uniqueId").asString(), from);
                    news.add(method);
                }
                case "Runtime.executionContextDestroyed" ->
                    contexts.remove(said.get("executionContextUniqueId").asString());
                default -> {
                    // nothing that is asked about
                }
            }
        }

        /** What its scripts have complained of, and what the browser has of it. */
        List<String> complaints() {
            return List.copyOf(complaints);
        }

        /** Every address that has been asked for. */
        List<String> requests() {
            return List.copyOf(requests);
        }

        /**
         * What some script comes to, when it has done so, as text.
         *
         * @param script an expression; it may be a promise
         */
        String run(String script) {
            return run(session, "", script);
        }

        /**
         * The same in a frame of this page, as soon as there is one.
         *
         * @param address of the frame
         * @param script an expression
         */
        String runIn(String address, String script) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
            while (System.nanoTime() < end) {
                for (Map.Entry<String, String> context : contexts.entrySet()) {
                    if (isAt(address, context)) {
                        return run(context.getValue(), context.getKey(), script);
                    }
                }
                waitForNews();
            }
            throw new IllegalStateException("no frame of " + address);
        }

        /**
         * What some script comes to here and in every frame that is there, one after the other.
         *
         * @param script an expression
         */
        String runInAll(String script) {
            StringBuilder all = new StringBuilder();
            contexts.forEach((context, in) -> {
                try {
                    all.append(run(in, context, script)).append('\n');
                } catch (IllegalStateException gone) {
                    contexts.remove(context); // such as that of a frame before it went where it was to go
                }
            });
            return all.toString();
        }

        /** Until there is another context, or for so long that one may have gone on. */
        private void waitForNews() {
            try {
                news.poll(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean isAt(String address, Map.Entry<String, String> context) {
            Map<String, Object> where = asked(context.getKey(), "location.href + (document.readyState === 'loading')");
            try { // what leaves its address may leave the question behind
                JsonNode found =
                        question(context.getValue(), "Runtime.evaluate", where).get(SOON, TimeUnit.SECONDS);
                return found.at("/result/value").asString("").equals(address + "false");
            } catch (TimeoutException | ExecutionException | InterruptedException e) {
                return false;
            }
        }

        /**
         * Waits until something holds.
         *
         * @param condition an expression
         */
        void await(String condition) {
            run(until(condition));
        }

        /**
         * The same in a frame.
         *
         * @param address of the frame
         * @param condition an expression
         */
        void awaitIn(String address, String condition) {
            runIn(address, until(condition));
        }

        private static String until(String condition) {
            return "new Promise(done => { const look = () => (" + condition + ") ? done('') : setTimeout(look, 20);"
                    + " look(); })";
        }

        private String run(String in, String context, String script) {
            JsonNode found = ask(in, "Runtime.evaluate", asked(context, script));
            if (found.has("exceptionDetails")) {
                throw new IllegalStateException(script + ": " + found.get("exceptionDetails"));
            }
            JsonNode value = found.get("result").get("value");
            return value == null ? "undefined" : value.isString() ? value.asString() : value.toString();
        }

        private static Map<String, Object> asked(String context, String script) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.putAll(
                    Map.of("expression", script, "awaitPromise", true, "returnByValue", true, "userGesture", true));
            if (!context.isEmpty()) {
                asked.put("uniqueContextId", context);
            }
            return asked;
        }
    }
}
