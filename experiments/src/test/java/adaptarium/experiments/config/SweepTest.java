package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void listsAndRangesMultiply() {
        List<String> settings = List.of("algorithm.innerRate=0.1,0.3", "seed=1..3,7", "iterations=5");
        assertTrue(Sweep.isSweep(settings));
        List<List<String>> all = Sweep.combinations(settings);
        assertEquals(8, all.size());
        assertEquals(List.of("algorithm.innerRate=0.1", "seed=1", "iterations=5"), all.get(0));
        assertEquals(List.of("algorithm.innerRate=0.3", "seed=7", "iterations=5"), all.get(7));
    }

    @Test
    void commasInsideBracketsAndQuotesAreNoList() {
        List<String> settings =
                List.of("algorithm={name: maml, tasks: 3}", "evaluation.splits=[test, train]", "a='x,y'", "b");
        assertFalse(Sweep.isSweep(settings));
        assertEquals(List.of(settings), Sweep.combinations(settings));
    }

    @Test
    void aWrappersArgumentsAreNoList() {
        assertFalse(Sweep.isSweep(List.of("family=CartPole-v0+switch=onset,gravity,9")));
        assertEquals( // few-shot problems, whose families stand behind a slash
                List.of(
                        List.of("family=DynamicsIdentification-v0+shots=5/CartPole-v0"),
                        List.of("family=DynamicsIdentification-v0/Pendulum-v0")),
                Sweep.combinations(List.of(
                        "family=DynamicsIdentification-v0+shots=5/CartPole-v0,DynamicsIdentification-v0/Pendulum-v0")));
        assertEquals(
                List.of(List.of("family=CartPole-v0+switch=onset,gravity,9"), List.of("family=Pendulum-v0")),
                Sweep.combinations(List.of("family=CartPole-v0+switch=onset,gravity,9,Pendulum-v0")));
    }

    @Test
    void backwardRangesAndTooManyCombinationsAreRefused() {
        assertThrows(UserException.class, () -> Sweep.combinations(List.of("seed=5..1")));
        assertThrows(UserException.class, () -> Sweep.combinations(List.of("seed=1..1000", "iterations=1..1000")));
    }
}
