package adaptarium.experiments.report;

import adaptarium.envs.Families;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Split;
import adaptarium.envs.reference.References;
import adaptarium.meta.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The ceiling without memory as a report shows it: what is computed, over all tasks of a split, and not what was played on some of them. */
final class ComputedCeiling {
    /** Its line's name in a chart. */
    static final String NAME = "memoryless ceiling of the mean, computed";

    private ComputedCeiling() {}

    /**
     * The ceiling of one split.
     *
     * @param family an id, perhaps of a family that is not here
     * @param split as an evaluation calls it; a stranger's file may say anything
     * @return mean return of an episode; empty where none is computed
     */
    static OptionalDouble of(String family, String split) {
        return Stream.of(Split.values())
                .filter(known -> known.name().equalsIgnoreCase(split))
                .flatMap(tasks -> proof(family).stream().map(proof -> proof.memorylessCeiling(tasks)))
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static Optional<MemorylessCeiling> proof(String family) {
        try {
            return MemorylessCeiling.of(Families.named(family));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not here: a plug-in's, another version's, or a stranger's
        }
    }

    /**
     * The line of a chart of returns over rounds.
     *
     * @param family an id
     * @param split as an evaluation calls it
     * @param colours by label
     * @param rounds the last of the chart
     * @return one line, in the colour of who plays the ceiling; none where no ceiling is computed
     */
    static List<Chart.Line> line(String family, String split, Map<String, Integer> colours, int rounds) {
        int colour = colours.getOrDefault(References.CEILING, Colours.REFERENCE);
        return of(family, split).stream()
                .mapToObj(ceiling -> new Chart.Line(
                        NAME,
                        colour,
                        /* dashed= */ true,
                        List.of(Chart.Point.of(0, ceiling), Chart.Point.of(rounds, ceiling))))
                .toList();
    }

    /**
     * Whether somebody in an evaluation is the policy that plays the ceiling.
     *
     * @param role what it is in the comparison
     * @param name what it is called there
     * @return true for the reference of that name
     */
    static boolean isPlayedBy(Role role, String name) {
        return role == Role.REFERENCE && name.equals(References.CEILING);
    }
}
