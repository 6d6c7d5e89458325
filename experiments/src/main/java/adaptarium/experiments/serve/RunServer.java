package adaptarium.experiments.serve;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Shows {@link RunPages} to browsers of this machine. It listens on the loopback address alone; what names it otherwise (an address of somebody else's that leads
 * here) is refused, and so is what another origin's page asks for; there is nothing that could be started or changed.
 */
public final class RunServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final RunPages pages;

    /**
     * Starts it.
     *
     * @param pages what is shown
     * @param port where; 0 for any that is free
     * @throws UserException where the port is taken
     */
    public RunServer(RunPages pages, int port) {
        this.pages = pages;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UserException(
                    "cannot listen on 127.0.0.1:" + port + " (" + FileTrouble.reason(e) + "); choose another --port",
                    e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What a browser is pointed to. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers said = exchange.getResponseHeaders();
            said.set("X-Content-Type-Options", "nosniff");
            said.set("Cross-Origin-Resource-Policy", "same-origin");
            said.set("Referrer-Policy", "no-referrer");
            said.set("Cache-Control", "no-store");
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                refuse(exchange, 405, "this page shows, and changes nothing");
            } else if (!isNamedRightly(exchange)) {
                refuse(exchange, 403, "this page answers to 127.0.0.1 and localhost alone");
            } else if (isFromElsewhere(exchange)) {
                refuse(exchange, 403, "another page cannot read this one");
            } else {
                show(exchange, method);
            }
        }
    }

    private void show(HttpExchange exchange, String method) throws IOException {
        Optional<RunPages.Shown> found;
        try {
            found = pages.at(exchange.getRequestURI().getPath().substring(1));
        } catch (UserException e) {
            refuse(exchange, 500, String.valueOf(e.getMessage()));
            return;
        }
        if (found.isEmpty()) {
            refuse(exchange, 404, "there is nothing at this address");
            return;
        }
        RunPages.Shown shown = found.get();
        Headers said = exchange.getResponseHeaders();
        said.set("Content-Type", shown.type());
        if (shown.own()) {
            said.set("Cross-Origin-Opener-Policy", "same-origin");
            said.set("Content-Security-Policy", POLICY);
        } else { // nobody's origin: an opener policy of its own would be refused beside the sandbox
            boolean plays = "iframe".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest"));
            said.set("Content-Security-Policy", FilePolicy.served(plays));
        }
        boolean body = method.equals("GET") && shown.content().length > 0;
        exchange.sendResponseHeaders(200, body ? shown.content().length : -1);
        if (body) {
            exchange.getResponseBody().write(shown.content());
        }
    }

    /** Another name that leads to this machine may be somebody else's, whose page would then be of this origin. */
    private boolean isNamedRightly(HttpExchange exchange) {
        int port = server.getAddress().getPort();
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
    }

    /**
     * Browsers say who asks; whoever follows a link to the page itself is let in, and so is a link from one file of a run to another inside a frame, which no
     * page but this one can be around.
     */
    private static boolean isFromElsewhere(HttpExchange exchange) {
        @Nullable String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        @Nullable String mode = exchange.getRequestHeaders().getFirst("Sec-Fetch-Mode");
        String dest = String.valueOf(exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest"));
        boolean file = exchange.getRequestURI().getPath().startsWith("/files/");
        boolean navigates = "navigate".equals(mode) && (dest.equals("document") || (file && dest.equals("iframe")));
        boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        return elsewhere && (!navigates || exchange.getRequestHeaders().containsKey("Origin"));
    }

    private static void refuse(HttpExchange exchange, int code, String why) throws IOException {
        byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        boolean body = !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, body ? text.length : -1);
        if (body) {
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(/* delay= */ 0);
        threads.shutdownNow();
    }
}
