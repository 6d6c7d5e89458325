package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView.Marker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task that whoever drives must guess: what is hidden, what is revealed, and who else has played. */
class GuessedSessionTest {
    private static RunDirectory trained() {
        return Demonstration.of("CartPole-v0").orElseThrow().run("test");
    }

    private static void playRound(AdaptationSession<?> session) {
        int round = session.round();
        while (session.round() == round) {
            session.step();
        }
    }

    private static Snapshot.Curve curve(Snapshot moment, String name) {
        List<Snapshot.Curve> curves = moment.plots().get(0).curves();
        return curves.stream()
                .filter(one -> one.name().equals(name))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no " + name + " in " + curves));
    }

    @Test
    void nothingTellsTheTaskUntilItIsRevealed() {
        try (Agents.Watched driven =
                Agents.driven(Families.named("CartPole-v0"), Split.TEST, 2, /* guessed= */ true, /* against= */ null)) {
            AdaptationSession<?> session = driven.session();
            session.apply(new Command.Act(List.of(1.0)));
            session.step();
            Snapshot hidden = session.snapshot();
            assertTrue(hidden.task().hidden());
            assertTrue(
                    hidden.present().scene().markers().stream().allMatch(Marker.Ray.class::isInstance),
                    "the arrow of the force would tell the gain");
            session.apply(new Command.Reveal());
            assertFalse(session.snapshot().task().hidden());
            assertFalse(session.snapshot().present().scene().markers().isEmpty());
            assertThrows(IllegalArgumentException.class, () -> session.apply(new Command.Reveal()));
            session.apply(new Command.NextTask());
            assertTrue(session.snapshot().task().hidden());
            assertEquals(1, session.snapshot().plots().get(0).curves().size());
        }
    }

    // The trained agent stands beside from the start of one session, and races unseen in another.
    @Test
    void whoRacesGetsWhatItGetsBeside() {
        double[] live = new double[2];
        try (Agents.Watched driven =
                Agents.driven(Families.named("CartPole-v0"), Split.TEST, 2, /* guessed= */ true, trained())) {
            AdaptationSession<?> session = driven.session();
            String agent = session.about().others().get(0);
            session.apply(new Command.Beside(agent));
            playRound(session);
            playRound(session);
            double[] values = curve(session.snapshot(), agent).values();
            System.arraycopy(values, 0, live, 0, 2);
        }
        try (Agents.Watched driven =
                Agents.driven(Families.named("CartPole-v0"), Split.TEST, 2, /* guessed= */ true, trained())) {
            AdaptationSession<?> session = driven.session();
            session.apply(new Command.Reveal());
            Snapshot.Curve raced =
                    curve(session.snapshot(), session.about().others().get(0));
            assertEquals(live[0], raced.values()[0]);
            assertEquals(live[1], raced.values()[1]);
            assertTrue(session.snapshot().plots().get(0).curves().stream()
                    .noneMatch(one -> one.name().contains("random")));
        }
    }

    @Test
    void anAgentOfAnotherFamilyIsRefused() {
        UserException refused = assertThrows(
                UserException.class,
                () -> Agents.driven(Families.named("Acrobot-v0"), Split.TEST, 2, /* guessed= */ true, trained()));
        assertTrue(
                refused.getMessage().endsWith("was trained on CartPole-v0, not on Acrobot-v0"), refused.getMessage());
    }
}
