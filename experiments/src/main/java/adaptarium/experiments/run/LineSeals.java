package adaptarium.experiments.run;

/**
 * Seals chained through the lines of a file, each a JSON object: a line ends with a hash of its own text and of all lines before it, so that a changed figure is
 * noticed in the line where it stands, and a line of another file, too. What earlier versions wrote has none; the first line that has one vouches for those before it.
 */
final class LineSeals {
    private static final int DIGITS = 16; // 64 bits

    private String last = "";
    private boolean begun;

    /**
     * The next line of a file that is being written.
     *
     * @param object a JSON object that is not empty, on one line
     * @return the same with its seal
     */
    String seal(String object) {
        last = next(object);
        begun = true;
        return new Seal(object, last).text();
    }

    /**
     * Checks the next line of a file that is being read.
     *
     * @param line the line
     * @throws IllegalArgumentException where its seal is not that of its text and of the lines before it, or is missing though those have one
     */
    void check(String line) {
        Seal seal = Seal.of(line);
        String expected = next(seal.object());
        if (seal.hash() == null ? begun : !seal.hash().equals(expected)) {
            throw new IllegalArgumentException(
                    seal.hash() == null
                            ? "it has no seal, as the lines before it have"
                            : "its seal is another one; it, or a line before it, was changed after it was written");
        }
        begun = seal.hash() != null;
        last = expected;
    }

    private String next(String object) {
        return Seal.hash(last + object).substring(0, DIGITS);
    }
}
