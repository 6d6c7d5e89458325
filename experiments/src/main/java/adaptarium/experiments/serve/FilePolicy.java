package adaptarium.experiments.serve;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of a run may do in a browser. A run may come from anywhere: its files are nobody's origin, so that they read no other run, and load, send and frame
 * nothing. Scripts, which replays and films play by, run only in a frame of the page of all runs, whose own policy keeps the frame from going elsewhere:
 * by itself a script could send something by leaving for an address.
 */
final class FilePolicy {
    private static final String INSIDE =
            "style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'";
    private static final String STILL = "default-src 'none'; " + INSIDE;
    private static final String PLAYING = "default-src 'none'; script-src 'unsafe-inline'; " + INSIDE;
    /** Where pages are files, no frame without an origin is led to another: a press on a link is told to the page around it. */
    static final String LINKS = "<script>addEventListener('click', event => {"
            + " const link = event.target.closest && event.target.closest('a[href]');"
            + " if (!link || parent === self || !/^[^\\/?#:\\\\]+\\.html$/.test(link.getAttribute('href'))) return;"
            + " event.preventDefault();"
            + " parent.postMessage({ file: decodeURIComponent(link.getAttribute('href')) }, '*'); });</script>";

    private static final Pattern DOCTYPE = Pattern.compile("^<!doctype html>", Pattern.CASE_INSENSITIVE);

    private FilePolicy() {}

    /**
     * The policy in the header of an answer.
     *
     * @param plays whether it is asked for by a frame
     */
    static String served(boolean plays) {
        return (plays ? "sandbox allow-scripts; " + PLAYING : "sandbox; " + STILL) + "; frame-ancestors 'self'";
    }

    /**
     * A page that is copied, with the policy inside it, before anything else that it says: a file has no header. The sandbox is the frame's that shows it. A link
     * to another page beside it is followed by the page around the frame.
     *
     * @param page HTML
     * @return HTML
     */
    static byte[] inside(byte[] page) {
        String text =
                new String(page, StandardCharsets.ISO_8859_1); // a byte is a character: only the beginning matters
        Matcher doctype = DOCTYPE.matcher(text);
        int at = doctype.find() ? doctype.end() : 0;
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(page, 0, at);
        with.writeBytes(("<meta http-equiv=\"Content-Security-Policy\" content=\"" + PLAYING + "\">" + LINKS)
                .getBytes(StandardCharsets.US_ASCII));
        with.write(page, at, page.length - at);
        return with.toByteArray();
    }
}
