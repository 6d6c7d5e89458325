package adaptarium.render.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row of the list of what can be shown: a family, or below it an agent that was trained on it.
 *
 * @param name what it is called
 * @param about what is hidden in it, or who learned
 * @param agent an agent's id; empty for a family
 * @param family a family's id
 * @param there whether it can be shown; false for a configuration by which nobody has trained
 */
record CatalogueRow(String name, String about, String agent, String family, boolean there) {
    boolean isFamily() {
        return agent.isEmpty();
    }

    /**
     * The rows in which every word occurs, in the family's name, in what is hidden in it, or in an agent's name or learner. A family is there with each of its
     * agents that fits, and all its agents are there where it fits itself.
     *
     * @param catalogue what there is
     * @param words separated by spaces, in any case; none for everything
     * @return families in their order, each followed by its agents; at the end the agents of families that are not known
     */
    static List<CatalogueRow> of(Catalogue catalogue, String words) {
        Map<String, List<Catalogue.Agent>> trained = new LinkedHashMap<>();
        Map<String, String> hidden = new LinkedHashMap<>();
        catalogue.families().forEach(family -> hidden.put(family.id(), family.hidden()));
        hidden.keySet().forEach(id -> trained.put(id, new ArrayList<>()));
        catalogue
                .agents()
                .forEach(agent -> trained.computeIfAbsent(agent.family(), id -> new ArrayList<>())
                        .add(agent));
        List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).trim().split("\\s+"));
        List<CatalogueRow> rows = new ArrayList<>();
        trained.forEach((id, agents) -> {
            CatalogueRow family = new CatalogueRow(id, hidden.getOrDefault(id, ""), "", id, /* there= */ true);
            boolean fits = family.has(wanted);
            List<CatalogueRow> below = agents.stream()
                    .map(agent -> new CatalogueRow(agent.id(), agent.learner(), agent.id(), id, agent.trained()))
                    .filter(row -> fits || row.has(wanted))
                    .toList();
            if (fits || !below.isEmpty()) {
                rows.add(family);
                rows.addAll(below);
            }
        });
        return rows;
    }

    private boolean has(List<String> words) {
        String text = (name + " " + about + " " + family).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
