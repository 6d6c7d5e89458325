package adaptarium.envs.data;

/** The text of a formula, and how far it has been read. */
final class FormulaText {
    private final String text;
    private final String place;
    private int at;

    /**
     * A text that nothing was read of.
     *
     * @param text as it was written
     * @param place where it stands, for messages
     */
    FormulaText(String text, String place) {
        this.text = text;
        this.place = place;
    }

    /** Where the next character stands. */
    int at() {
        return at;
    }

    /** Goes on from there. */
    void goOnAt(int next) {
        at = next;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The next character; there is one. */
    char next() {
        return text.charAt(at);
    }

    /** What is wrong with it, where it stands. */
    DataException wrong(String what) {
        return new DataException(place, "'" + text + "': " + what);
    }

    /** The beginning of what is left. */
    String rest() {
        String rest = text.substring(at);
        return rest.length() > 20 ? rest.substring(0, 20) + "…" : rest;
    }

    /** Passes spaces over. */
    void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Takes a sign of the language where it comes next. */
    boolean take(String sign) {
        skip();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        int end = at + sign.length();
        boolean word = Character.isLetter(sign.charAt(0));
        if (word && end < text.length() && isName(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Takes a name that comes next, without spaces before it; empty where none does. */
    String word() {
        int from = at;
        while (at < text.length() && isName(text.charAt(at)) && (at > from || Character.isLetter(text.charAt(at)))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Takes a sign that has to come next. */
    void require(String sign) {
        if (!take(sign)) {
            skip();
            throw wrong("needs '" + sign + "' " + (at < text.length() ? "before '" + rest() + "'" : "at its end"));
        }
    }

    /** Takes the number that comes next, without its unit. */
    double number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at + 1 < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            exponent += text.charAt(exponent) == '-' || text.charAt(exponent) == '+' ? 1 : 0;
            if (exponent < text.length() && Character.isDigit(text.charAt(exponent))) {
                at = exponent;
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
            }
        }
        try {
            return Double.parseDouble(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw wrong("'" + text.substring(from, at) + "' is no number");
        }
    }
}
