package adaptarium.render.watch;

import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * What else can be chosen of what is shown, in a line.
 *
 * @param name what is chosen
 * @param labels the texts
 * @param choices what each stands for
 * @param lit which is chosen now; −1 for none of them
 */
record ChoiceLine(String name, List<String> labels, List<Catalogue.Choice> choices, int lit) {
    private static final TextStyle STYLE = TextStyle.of(11.5);
    private static final double LONGEST = 130; // px of a label; the list has it in full
    private static final int MOST_AGENTS = 6;
    private static final int MOST_CHECKPOINTS = 10;

    static List<ChoiceLine> of(Catalogue catalogue) {
        Catalogue.Choice now = catalogue.present();
        List<ChoiceLine> lines = new ArrayList<>();
        List<String> splits = catalogue.splits();
        lines.add(new ChoiceLine(
                "Tasks from",
                splits,
                splits.stream()
                        .map(split -> new Catalogue.Choice(now.agent(), now.family(), now.checkpoint(), split))
                        .toList(),
                splits.indexOf(now.split())));
        List<String> agents = new ArrayList<>(List.of(""));
        catalogue.agents().stream()
                .filter(agent -> agent.family().equals(now.family()) && agent.trained())
                .map(Catalogue.Agent::id)
                .limit(MOST_AGENTS)
                .forEach(agents::add);
        if (!agents.contains(now.agent())) {
            agents.add(now.agent());
        }
        lines.add(new ChoiceLine(
                catalogue.role(),
                agents.stream()
                        .map(agent -> agent.isEmpty() ? catalogue.nobody() : STYLE.shortened(agent, LONGEST))
                        .toList(),
                agents.stream()
                        .map(agent -> new Catalogue.Choice(agent, now.family(), Catalogue.Choice.NEWEST, now.split()))
                        .toList(),
                agents.indexOf(now.agent())));
        catalogue.agents().stream()
                .filter(agent ->
                        agent.id().equals(now.agent()) && agent.checkpoints().size() > 1)
                .findFirst()
                .ifPresent(agent -> lines.add(checkpoints(agent, now)));
        return lines;
    }

    private static ChoiceLine checkpoints(Catalogue.Agent agent, Catalogue.Choice now) {
        List<String> names = agent.checkpoints();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) { // spread over the training
            boolean kept = names.size() <= MOST_CHECKPOINTS
                    || (i * (MOST_CHECKPOINTS - 1)) % (names.size() - 1) < MOST_CHECKPOINTS - 1;
            if (kept || names.get(i).equals(now.checkpoint())) {
                shown.add(names.get(i));
            }
        }
        return new ChoiceLine(
                "Checkpoint",
                shown,
                shown.stream()
                        .map(name -> new Catalogue.Choice(now.agent(), now.family(), name, now.split()))
                        .toList(),
                shown.indexOf(now.checkpoint()));
    }

    List<Rect> cells(double width) {
        return Chips.flow(width, labels);
    }
}
