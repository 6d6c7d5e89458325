package adaptarium.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little JSON that recordings need, so that drawing depends on the JDK alone: objects, arrays, strings, numbers, booleans and null. */
public final class Json {
    private static final int DEEPEST = 20; // levels; a replay has four

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Writes a string literal.
     *
     * @param value the string
     * @param out where to
     */
    public static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<') {
                // '<' is escaped so that a literal can stand in a script element
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * Reads one value.
     *
     * @param text JSON
     * @return a {@code Map<String, Object>} in the order of the text, {@code List<Object>}, String, Double, Boolean or null
     * @throws IllegalArgumentException where the text is not JSON, with the position
     */
    public static @Nullable Object parse(String text) {
        Json reader = new Json(text);
        Object value = reader.value();
        reader.space();
        if (reader.at != text.length()) {
            throw reader.expected("the end");
        }
        return value;
    }

    /**
     * A whole number of an object.
     *
     * @param object what {@link #parse} made of it
     * @param name the number's name
     * @param lowest the least that it may be
     * @param highest the most, up to 2<sup>53</sup>
     * @return the number
     * @throws IllegalArgumentException where it is missing or none of these
     */
    public static long whole(Map<?, ?> object, String name, long lowest, long highest) {
        if (object.get(name) instanceof Double number
                && number == Math.rint(number)
                && number >= lowest
                && number <= highest) {
            return (long) (double) number;
        }
        throw new IllegalArgumentException(
                "'" + name + "' is a whole number from " + lowest + " to " + highest + ", got " + object.get(name));
    }

    private @Nullable Object value() {
        space();
        if (at >= text.length()) {
            throw expected("a value");
        }
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("it is nested deeper than " + DEEPEST + " levels");
            }
            Object value = c == '{' ? object() : array();
            depth--;
            return value;
        }
        if (c == '"') {
            return string();
        }
        if (word("true")) {
            return true;
        }
        if (word("false")) {
            return false;
        }
        if (word("null")) {
            return null;
        }
        return number();
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        space();
        if (next('}')) {
            return map;
        }
        do {
            space();
            String key = string();
            space();
            require(':');
            if (map.containsKey(key)) {
                throw new IllegalArgumentException("a key is given twice at character " + at);
            }
            map.put(key, value());
            space();
        } while (next(','));
        require('}');
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        space();
        if (next(']')) {
            return list;
        }
        do {
            list.add(value());
            space();
        } while (next(','));
        require(']');
        return list;
    }

    private String string() {
        require('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                out.append(escaped(text.charAt(at++)));
            } else {
                out.append(c);
            }
        }
        require('"');
        return out.toString();
    }

    private char escaped(char code) {
        return switch (code) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> code;
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw expected("four hexadecimal digits");
        }
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            double value = Double.parseDouble(text.substring(start, at));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            at = start;
            throw expected("a value");
        }
        at = start;
        throw expected("a finite number");
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean next(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!next(c)) {
            throw expected("'" + c + "'");
        }
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("not JSON: expected " + what + " at character " + at);
    }
}
