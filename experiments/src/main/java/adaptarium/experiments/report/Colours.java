package adaptarium.experiments.report;

import adaptarium.meta.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the style sheet's colours a learner has: its own, wherever it stands and whoever stands beside it. */
final class Colours {
    /** How many colours the style sheet has. */
    static final int COUNT = 12;

    private static final Map<String, Integer> OF_ALGORITHMS = Map.of("maml", 0, "ppo", 1, "ppo-oracle", 2, "rl2", 6);
    private static final int[] OF_OTHERS = {5, 9, 10, 11, 8}; // algorithms that are not named above
    private static final Map<String, Integer> OF_ABLATIONS =
            Map.of("memory wiped", 3, "reward hidden", 9, "action hidden", 10, "memory poisoned", 11);
    private static final int ABLATION = 3; // of those that are not named above
    private static final int TOLD = 4;
    private static final int RANDOM = 7;
    static final int REFERENCE = 8;

    private Colours() {}

    /**
     * Somebody in a chart.
     *
     * @param label how it is called there, different from all others
     * @param algorithm the name of its algorithm; empty where it has none
     * @param role what it is
     */
    record Wearer(String label, String algorithm, Role role) {}

    /**
     * Everybody's colour. Several of one algorithm, such as those of two settings, share none: the first of them by label has the algorithm's, the others the
     * next that are free.
     *
     * @param all who appears together
     * @return index of the colour by label
     */
    static Map<String, Integer> of(List<Wearer> all) {
        List<Wearer> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Wearer::role).thenComparing(Wearer::label));
        Map<String, Integer> colours = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        List<Wearer> waiting = new ArrayList<>();
        for (Wearer one : sorted) {
            if (taken.add(own(one))) {
                colours.put(one.label(), own(one));
            } else {
                waiting.add(one);
            }
        }
        for (Wearer one : waiting) {
            int colour = own(one);
            for (int i = 0; i < COUNT && taken.contains(colour); i++) {
                colour = (colour + 1) % COUNT;
            }
            taken.add(colour);
            colours.put(one.label(), colour);
        }
        return colours;
    }

    private static int own(Wearer one) {
        return switch (one.role()) {
            case ABLATION ->
                OF_ABLATIONS.entrySet().stream()
                        .filter(known -> one.label().contains(known.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .findFirst()
                        .orElse(ABLATION);
            case TOLD_REFERENCE -> TOLD;
            case REFERENCE -> REFERENCE;
            case RANDOM -> RANDOM;
            default ->
                OF_ALGORITHMS.getOrDefault(
                        one.algorithm(), OF_OTHERS[Math.floorMod(one.algorithm().hashCode(), OF_OTHERS.length)]);
        };
    }
}
