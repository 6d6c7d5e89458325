package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
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
    void aPartOfNamesSuggestsAllThatHaveIt() {
        List<String> families = List.of("CartPole-v0", "CrawlerWiring-v0", "CrippledCrawler-v0", "HalfCheetah-v0");
        assertEquals("; did you mean 'CartPole-v0'?", Spelling.suggestion("cart", families));
        assertEquals("; did you mean 'HalfCheetah-v0'?", Spelling.suggestion("Cheetah", families));
        assertEquals(
                "; did you mean 'CrawlerWiring-v0' or 'CrippledCrawler-v0'?", Spelling.suggestion("Crawler", families));
        assertEquals(
                "; did you mean 'hedge-maze', 'mirror-maze' or 'maze-of-rooms'?",
                Spelling.suggestion("maze", List.of("hedge-maze", "mirror-maze", "maze-of-rooms")));
        assertEquals(".", Spelling.suggestion("v0", families), "two letters are a part of too much");
        assertEquals(
                ".",
                Spelling.suggestion(
                        "pad",
                        IntStream.range(0, 9).mapToObj(i -> "launchpad" + i).toList()),
                "nine are a list, no suggestion");
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertEquals(1, Spelling.distance("lenght", "length"));
        assertEquals(3, Spelling.distance("kitten", "sitting"));
        assertEquals(4, Spelling.distance("", "four"));
    }
}
