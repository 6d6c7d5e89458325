package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void theNearestNameIsSuggested() {
        assertEquals(
                "; did you mean 'CartPole-v0'?",
                Spelling.suggestion("cartpol-v0", List.of("HalfCheetah-v0", "CartPole-v0")));
        assertEquals(".", Spelling.suggestion("Zeppelin", List.of("HalfCheetah-v0", "CartPole-v0")));
    }

    @Test
    void whatHasNoLetterInCommonIsNotNear() {
        assertEquals(".", Spelling.suggestion("..", List.of("l1", "base")));
        assertEquals(".", Spelling.suggestion("", List.of("l1")));
        assertEquals("; did you mean 'l1'?", Spelling.suggestion("l2", List.of("l1")));
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertEquals(1, Spelling.distance("lenght", "length"));
        assertEquals(3, Spelling.distance("kitten", "sitting"));
        assertEquals(4, Spelling.distance("", "four"));
    }
}
