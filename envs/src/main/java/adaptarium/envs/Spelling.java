package adaptarium.envs;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what somebody meant who mistyped a name. */
public final class Spelling {
    private static final int LEAST_BEGINNING = 3; // letters

    private Spelling() {}

    /**
     * The end of an error message about an unknown name.
     *
     * @param wrong what was asked for
     * @param known what exists
     * @return {@code "; did you mean 'CartPole-v0'?"}, or a full stop where nothing is near
     */
    public static String suggestion(String wrong, Collection<String> known) {
        String best = nearest(wrong, known);
        return best.isEmpty() ? "." : "; did you mean '" + best + "'?";
    }

    /**
     * The same where what was typed is compared with other texts than those that are suggested.
     *
     * @param wrong what was asked for
     * @param known what exists, by the texts to compare with
     * @return {@code "; did you mean 'CartPole-v0'?"}, or a full stop where nothing is near
     */
    static String suggestion(String wrong, Map<String, String> known) {
        String best = known.getOrDefault(nearest(wrong, known.keySet()), "");
        return best.isEmpty() ? "." : "; did you mean '" + best + "'?";
    }

    private static String nearest(String wrong, Collection<String> known) {
        String best = "";
        // at most every other letter may be wrong: of 'foo', two edits make any word of three letters with an o
        int bestDistance = Math.min(wrong.length() / 2, Math.max(2, wrong.length() / 3)) + 1;
        for (String candidate : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? onlyOneThatBeginsWith(wrong, known) : best;
    }

    private static String onlyOneThatBeginsWith(String beginning, Collection<String> known) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        List<String> found = known.stream()
                .filter(candidate -> lower.length() >= LEAST_BEGINNING
                        && candidate.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        return found.size() == 1 ? found.get(0) : "";
    }

    /** Edits (insert, delete, replace, swap neighbours) that turn one text into the other. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
                best = Math.min(best, edits[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
            }
        }
        return edits[a.length()][b.length()];
    }
}
