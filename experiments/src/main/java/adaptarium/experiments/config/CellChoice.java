package adaptarium.experiments.config;

import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.StudyFile.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Some runs of a study: those of some configurations, families and seeds, and of all where nothing is said.
 *
 * @param place where it stands in the file
 * @param configs as the study calls them; empty for all
 * @param families ids, with or without their version; empty for all
 * @param seeds numbers; empty for all
 * @param settings {@code key=value} for these runs alone
 */
record CellChoice(
        String place, List<String> configs, List<String> families, List<String> seeds, List<String> settings) {
    private static final List<String> KEYS = List.of("configs", "families", "seeds");
    private static final String SETTINGS = "settings";

    /**
     * A list of choices.
     *
     * @param name the list's key in the study
     * @param node the list
     * @param withSettings whether each needs {@code settings}, or must not have any
     * @return the choices, in order
     * @throws UserException where it is no such list
     */
    static List<CellChoice> all(String name, Node node, boolean withSettings) {
        if (!(node instanceof Node.Sequence list)) {
            throw new UserException(node.place() + ": " + name + " must be a list, got " + node.kind());
        }
        List<CellChoice> all = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Mapping section)) {
                throw new UserException(item.place() + ": an item of " + name + " must be a section with some of "
                        + KEYS + ", got " + item.kind());
            }
            all.add(of(name, section, withSettings));
        }
        return all;
    }

    private static CellChoice of(String name, Node.Mapping section, boolean withSettings) {
        List<String> known = new ArrayList<>(KEYS);
        if (withSettings) {
            known.add(SETTINGS);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : section.entries().entrySet()) {
            String key = entry.getKey();
            if (!known.contains(key)) {
                throw new UserException(section.placeOf(key) + ": an item of " + name + " has no key '" + key + "'"
                        + Spelling.suggestion(key, known) + " It has " + known);
            }
            values.put(key, key.equals(SETTINGS) ? settings(entry.getValue()) : texts(key, entry.getValue()));
        }
        if (withSettings && values.getOrDefault(SETTINGS, List.of()).isEmpty()) {
            throw new UserException(section.place() + ": an item of " + name + " needs settings");
        }
        return new CellChoice(
                section.place(),
                values.getOrDefault(KEYS.get(0), List.of()),
                values.getOrDefault(KEYS.get(1), List.of()),
                values.getOrDefault(KEYS.get(2), List.of()),
                values.getOrDefault(SETTINGS, List.of()));
    }

    /** Ranges of seeds as their numbers, everything else as it is. */
    private static List<String> texts(String key, Node node) {
        List<String> texts = StudyValues.grid(key, node);
        if (!key.equals("seeds") || texts.isEmpty()) {
            return texts;
        }
        try {
            return Sweep.combinations(List.of("seed=" + String.join(",", texts))).stream()
                    .map(one -> one.get(0).substring("seed=".length()))
                    .toList();
        } catch (UserException e) {
            throw new UserException(node.place() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> settings(Node node) {
        if (!(node instanceof Node.Mapping section)) {
            throw new UserException(node.place() + ": settings must be a section, got " + node.kind());
        }
        return section.entries().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + StudyValues.text(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Whether a run is meant.
     *
     * @param config its configuration, as the study calls it
     * @param family its family, with or without the version
     * @param seed its seed
     */
    boolean includes(String config, String family, String seed) {
        return (configs.isEmpty() || configs.contains(config))
                && (families.isEmpty()
                        || families.stream().anyMatch(name -> bare(name).equals(bare(family))))
                && (seeds.isEmpty() || seeds.contains(seed));
    }

    /** Whether a run is meant. */
    boolean includes(Planned run) {
        return includes(
                run.config(),
                run.resolved().family(),
                Long.toString(run.resolved().seed()));
    }

    private static String bare(String family) {
        return family.replaceFirst("-v\\d+$", "");
    }

    /**
     * Checks that a study has everything that is named here.
     *
     * @param runs of the study
     * @throws UserException where it has not
     */
    void requireFit(List<Planned> runs) {
        require("configuration", configs, runs.stream().map(Planned::config).collect(Collectors.toSet()));
        require(
                "family",
                families.stream().map(CellChoice::bare).toList(),
                runs.stream().map(run -> bare(run.resolved().family())).collect(Collectors.toSet()));
        require(
                "seed",
                seeds,
                runs.stream().map(run -> Long.toString(run.resolved().seed())).collect(Collectors.toSet()));
    }

    private void require(String what, List<String> named, Set<String> there) {
        for (String name : named) {
            if (!there.contains(name)) {
                throw new UserException(place + ": the study has no " + what + " '" + name + "'"
                        + Spelling.suggestion(name, List.copyOf(new TreeSet<>(there))));
            }
        }
    }
}
