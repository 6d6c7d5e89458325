package adaptarium.experiments.watch;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.render.watch.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All families and the agents that were trained on them, as a window lists them, and what was opened of them to be shown next. */
public final class RunCatalogue implements Catalogue, AutoCloseable {
    private final List<Family> families = Families.all().stream()
            .map(family -> new Family(family.spec().id(), HiddenWords.of(family)))
            .toList();
    private final String role;
    private final String nobody;
    private final Supplier<List<Agent>> finder;
    private final BiFunction<String, List<Agent>, String> starter;
    private final Function<Choice, Opened> opener;
    private final Consumer<String> complaint;
    private volatile List<Agent> agents;
    private volatile Choice present;
    private boolean looking; // guarded by this
    private boolean closed; // guarded by this
    private @Nullable Opened opened; // guarded by this

    /**
     * A catalogue.
     *
     * @param role what an agent is chosen for
     * @param nobody who it is where no agent is chosen
     * @param present what is shown first
     * @param finder finds the agents there are, which may take a while
     * @param starter the id of the agent that a family is shown with at first, of those there are; empty for nobody
     * @param opener opens what was chosen
     * @param complaint hears in a line why agents could not be looked for
     */
    public RunCatalogue(
            String role,
            String nobody,
            Choice present,
            Supplier<List<Agent>> finder,
            BiFunction<String, List<Agent>, String> starter,
            Function<Choice, Opened> opener,
            Consumer<String> complaint) {
        this.role = role;
        this.nobody = nobody;
        this.present = present;
        this.finder = finder;
        this.starter = starter;
        this.opener = opener;
        this.complaint = complaint;
        agents = WatchableAgents.demonstrations();
    }

    /** What a split is called in a choice. */
    public static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** The split that is called so. */
    public static Split split(String name) {
        return Split.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public List<Family> families() {
        return families;
    }

    @Override
    public List<Agent> agents() {
        return agents;
    }

    @Override
    public List<String> splits() {
        return Arrays.stream(Split.values()).map(RunCatalogue::name).toList();
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public String nobody() {
        return nobody;
    }

    @Override
    public Choice present() {
        return present;
    }

    @Override
    public Choice start(String family) {
        return new Choice(starter.apply(family, agents), family, Choice.NEWEST, present.split());
    }

    @Override
    public synchronized void look() {
        if (looking) {
            return;
        }
        looking = true;
        Thread thread = new Thread(this::find, "looking for agents");
        thread.setDaemon(true);
        thread.start();
    }

    private void find() {
        try {
            agents = finder.get();
        } catch (UserException e) {
            complaint.accept(String.valueOf(e.getMessage()));
        } finally {
            synchronized (this) {
                looking = false;
            }
        }
    }

    @Override
    public String open(Choice choice) {
        Optional<String> missing = WatchableAgents.missing(choice.agent());
        if (missing.isPresent()) {
            return missing.get();
        }
        Opened now;
        try {
            now = opener.apply(choice);
        } catch (UserException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        synchronized (this) {
            if (closed) {
                now.close();
                return "the window was closed";
            }
            opened = now;
            present = choice;
        }
        return "";
    }

    /** Takes what was opened, to be closed by the caller; nothing where the window was just closed. */
    public synchronized Optional<Opened> taken() {
        Optional<Opened> taken = Optional.ofNullable(opened);
        opened = null;
        return taken;
    }

    /** Closes what was opened and not taken; what is opened from now on is closed at once. */
    @Override
    public synchronized void close() {
        closed = true;
        taken().ifPresent(Opened::close);
    }
}
