package adaptarium.experiments.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Text as it may reach a terminal: what steers one (escape sequences, carriage returns, the turning round of writing) is spelled out, as in {@code \u001b[31m}.
 * Every message and table goes through it, so that a name or a command from somebody's file cannot rewrite the screen.
 */
final class Printable extends FilterWriter {
    private static final boolean RETURNS = System.lineSeparator().indexOf('\r') >= 0;
    private static final String LEFT_OUT = " … ";

    /**
     * A writer over another.
     *
     * @param out where what may be printed goes
     */
    Printable(Writer out) {
        super(out);
    }

    /**
     * A text in which nothing steers the terminal.
     *
     * @param text any text
     * @return it, with what steers spelled out; lines stay
     */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), out);
        }
        return out.toString();
    }

    /**
     * A value on one line of no more than a length.
     *
     * @param text any text
     * @param most characters
     * @return it, line ends spelled out, and its middle left out where it is longer
     */
    static String line(String text, int most) {
        String shown = text.length() > most ? shortened(text, most) : text;
        return of(shown.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\t", "\\t"));
    }

    /** A text without its middle, where it is longer than it may be. */
    static String shortened(String text, int most) {
        int end = most / 4;
        return text.length() <= most
                ? text
                : text.substring(0, most - end - LEFT_OUT.length()) + LEFT_OUT + text.substring(text.length() - end);
    }

    private static void append(char c, StringBuilder out) {
        if (steers(c)) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    private static boolean steers(char c) {
        return (c < ' ' && c != '\n' && c != '\t' && !(c == '\r' && RETURNS))
                || (c >= 0x7f && c <= 0x9f)
                || c == 0x200e // marks of the direction of writing
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(of(text.substring(offset, offset + length)));
    }
}
