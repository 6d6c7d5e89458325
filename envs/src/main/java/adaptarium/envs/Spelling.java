package adaptarium.envs;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what somebody meant who mistyped a name. */
public final class Spelling {
    private static final int LEAST_PART = 3; // letters of a name that are enough to know it by
    private static final int MOST = 8; // names that are suggested together

    private Spelling() {}

    /**
     * The end of an error message about an unknown name.
     *
     * @param wrong what was asked for
     * @param known what exists
     * @return {@code "; did you mean 'CartPole-v0'?"}, with several where some contain what was asked for, or a full stop where nothing is near
     */
    public static String suggestion(String wrong, Collection<String> known) {
        return suggestion(meant(wrong, known));
    }

    /**
     * The same where what was typed is compared with other texts than those that are suggested.
     *
     * @param wrong what was asked for
     * @param known what exists, by the texts to compare with
     * @return {@code "; did you mean 'CartPole-v0'?"}, or a full stop where nothing is near
     */
    static String suggestion(String wrong, Map<String, String> known) {
        return suggestion(meant(wrong, known.keySet()).stream()
                .map(name -> known.getOrDefault(name, name))
                .toList());
    }

    private static String suggestion(List<String> meant) {
        if (meant.isEmpty()) {
            return ".";
        }
        List<String> quoted = meant.stream().map(name -> "'" + name + "'").toList();
        int last = quoted.size() - 1;
        String before = last == 0 ? "" : String.join(", ", quoted.subList(0, last)) + " or ";
        return "; did you mean " + before + quoted.get(last) + "?";
    }

    /** The nearest by edits, else those it is a part of. */
    private static List<String> meant(String wrong, Collection<String> known) {
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
        return best.isEmpty() ? thoseWith(wrong, known) : List.of(best);
    }

    private static List<String> thoseWith(String part, Collection<String> known) {
        String lower = part.toLowerCase(Locale.ROOT);
        List<String> found = known.stream()
                .filter(candidate -> lower.strip().length() >= LEAST_PART
                        && candidate.toLowerCase(Locale.ROOT).contains(lower))
                .toList();
        return found.size() <= MOST ? found : List.of();
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
