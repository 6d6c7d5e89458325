package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsideWrapperTest {
    private static <T extends Record> double[][] played(TaskFamily<T> family) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(i)));
        }
        return References.play(References.of(family).get(0), tasks, 2, 3);
    }

    @Test
    void aControllerPlaysTheSameWhateverIsShownBesideItsOwnObservation() {
        // a wrapper has random numbers of its own, so that the wrapped families are compared with a wrapped one
        double[][] plain = played(Families.named("CartPole-v0+time-limit=200"));
        double[][] oracle = played(Families.named("CartPole-v0+oracle"));
        double[][] stacked = played(Families.named("CartPole-v0+frame-stack=3"));
        for (int i = 0; i < plain.length; i++) {
            assertArrayEquals(plain[i], oracle[i]);
            assertArrayEquals(plain[i], stacked[i]);
            assertEquals(200, plain[i][0]);
        }
    }

    @Test
    void theMethodSaysWhatItWasMadeForWhereThatIsNotWhatItPlays() {
        String method = References.of("CartPole-v0").get(0).method();
        for (String id : List.of("CartPole-v0+oracle", "CartPole-v0+frame-stack=2+oracle")) {
            Reference<?> reference = first(Families.named(id));
            assertEquals(method, reference.method());
            assertTrue(References.isMadeFor(reference));
            assertEquals(id, reference.family().spec().id());
        }
        for (String id : List.of(
                "CartPole-v0+noise=0.1+oracle",
                "CartPole-v0+oracle+action-repeat=2",
                "CartPole-v0+time-limit=50",
                "CartPole-v0+action-delay=1+actuator=dead")) {
            Reference<?> reference = first(Families.named(id));
            assertEquals(method + ", made for CartPole-v0", reference.method());
            assertFalse(References.isMadeFor(reference));
        }
    }

    @Test
    void behindASwitchNobodyHasBeenToldTheTask() {
        assertEquals(List.of(), References.of(Families.named("CartPole-v0+switch=abrupt")));
        assertEquals(List.of(), References.of(Families.named("CartPole-v0+oracle+switch=abrupt+noise=0.1")));
    }

    @Test
    void everyReferencePlaysEpisodesOfAnyLength() {
        for (TaskFamily<?> family : Families.all()) {
            int horizon = family.spec().horizon();
            for (int steps : new int[] {1, horizon / 2 + 1, 2 * horizon}) {
                TaskFamily<?> other = family.withHorizon(steps);
                assertEquals(steps, other.spec().horizon());
                if (!References.of(other).isEmpty()) {
                    played(other);
                }
            }
        }
    }

    private static <T extends Record> Reference<T> first(TaskFamily<T> family) {
        return References.of(family).get(0);
    }
}
