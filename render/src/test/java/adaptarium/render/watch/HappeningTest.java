package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HappeningTest {
    private final RollingBall ball = new RollingBall();

    private static Snapshot with(Snapshot moment, Snapshot.Pane... panes) {
        return new Snapshot(
                moment.step(),
                List.of(panes),
                moment.task(),
                moment.plots(),
                moment.strip(),
                moment.motors(),
                moment.hand(),
                moment.over());
    }

    private static Snapshot.Pane pane(
            Snapshot moment, Snapshot.Source source, String title, Snapshot.Outcome outcome, int events) {
        Snapshot.Pane like = moment.present();
        return new Snapshot.Pane(source, title, "", like.scene(), like.trails(), like.episodeReturn(), outcome, events);
    }

    @Test
    void anEndIsToldOnceWithWhoseItIsAndThePastIsNoNews() {
        Snapshot moment = ball.snapshot();
        Snapshot before = with(
                moment,
                pane(moment, Snapshot.Source.BEFORE, "past", Snapshot.Outcome.RUNNING, 0),
                pane(moment, Snapshot.Source.NOW, "now", Snapshot.Outcome.RUNNING, 0),
                pane(moment, Snapshot.Source.BESIDE, "oracle", Snapshot.Outcome.RUNNING, 0));
        Snapshot now = with(
                moment,
                pane(moment, Snapshot.Source.BEFORE, "past", Snapshot.Outcome.FAILED, 1),
                pane(moment, Snapshot.Source.NOW, "now", Snapshot.Outcome.TIME_OVER, 1),
                pane(moment, Snapshot.Source.BESIDE, "oracle", Snapshot.Outcome.SUCCESS, 1));
        assertEquals(
                List.of(
                        new Happening(Happening.Kind.TIME_OVER, "time over"),
                        new Happening(Happening.Kind.SWITCH, "something changed from outside"),
                        new Happening(Happening.Kind.SUCCESS, "oracle: success")),
                Happening.between(before, now));
        assertEquals(List.of(), Happening.between(now, now));
    }

    @Test
    void whoComesBesideHavingFailedAlreadyIsNoNewsAndANextEpisodeIsNone() {
        Snapshot moment = ball.snapshot();
        Snapshot alone = with(moment, pane(moment, Snapshot.Source.NOW, "now", Snapshot.Outcome.FAILED, 0));
        Snapshot joined = with(
                moment,
                pane(moment, Snapshot.Source.NOW, "now", Snapshot.Outcome.RUNNING, 0),
                pane(moment, Snapshot.Source.BESIDE, "oracle", Snapshot.Outcome.FAILED, 0));
        assertEquals(List.of(), Happening.between(alone, joined));
    }

    @Test
    void commandsThatChangeAnEpisodeAreNamedAndOthersAreNot() {
        List<Knob> knobs = List.of(RollingBall.SPEED);
        assertEquals(
                "by hand: motor 2 stopped",
                Happening.of(Happening.Kind.HAND, new Command.Motor(1, /* works= */ false), knobs)
                        .get(0)
                        .what());
        assertEquals(
                "axle broken",
                Happening.of(Happening.Kind.SWITCH, new Command.BreakJoint("axle"), knobs)
                        .get(0)
                        .what());
        assertEquals(List.of(), Happening.of(Happening.Kind.HAND, new Command.Beside("oracle"), knobs));
        assertEquals(List.of(), Happening.of(Happening.Kind.HAND, new Command.NextTask(), knobs));
    }
}
