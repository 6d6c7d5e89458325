package adaptarium.envs.reference;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.ForeignCode;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Variant;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.wrapper.WrappedFamily;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The registry of reference controllers, and the trials they play. */
public final class References {
    /** The method of the reference that plays a family's {@link MemorylessCeiling}. */
    public static final String CEILING = "memoryless ceiling";

    private static final String MADE_FOR = ", made for ";

    private References() {}

    /** Every registered reference, by family and method. */
    public static List<Reference<?>> all() {
        List<Reference<?>> references = new ArrayList<>();
        for (Reference<?> reference : ServiceLoader.load(Reference.class)) {
            references.add(ForeignCode.guarded(Reference.class, reference));
        }
        ServiceLoader.load(ReferenceHolder.class)
                .forEach(holder -> holder.references()
                        .forEach(reference -> references.add(ForeignCode.guarded(Reference.class, reference))));
        references.sort(
                Comparator.comparing((Reference<?> r) -> r.family().spec().id()).thenComparing(Reference::method));
        return List.copyOf(references);
    }

    /**
     * The references of one family.
     *
     * @param familyId such as {@code Pendulum-v0}
     * @return those that are told the task first; empty where none is known
     */
    public static List<Reference<?>> of(String familyId) {
        return all().stream()
                .filter(reference -> reference.family().spec().id().equals(familyId))
                .sorted(Comparator.comparing((Reference<?> r) -> !r.toldTask()))
                .toList();
    }

    /**
     * The references that can play a family, perhaps a variant or a wrapped one, and last its memoryless ceiling where it computes one. A wrapper that adds to
     * what is seen takes nothing from them; behind other wrappers the
     * method says what family they were made for. Behind a switch there are none: what they were told does not stay true.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @return those that are told the task first; empty where none is known
     */
    public static <T extends Record> List<Reference<T>> of(TaskFamily<T> family) {
        return of(family, Split.TEST);
    }

    /**
     * The references that can play the tasks of one split, which all but the memoryless ceiling do alike.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param split whose tasks are played
     * @return as for {@link #of(TaskFamily)}
     */
    public static <T extends Record> List<Reference<T>> of(TaskFamily<T> family, Split split) {
        if (family instanceof WrappedFamily<T> wrapped) {
            return wrapped.controllers() == WrappedFamily.Controllers.NONE
                    ? List.of()
                    : of(wrapped.inner(), split).stream()
                            .filter(inside -> !inside.method().equals(CEILING)) // behind a wrapper nothing is proved
                            .map(inside -> around(inside, wrapped))
                            .toList();
        }
        Optional<Variant> variant = Variant.of(family.spec().id());
        Stream<Reference<T>> registered = of(
                        variant.map(Variant::family).orElse(family.spec().id()))
                .stream()
                .filter(reference -> reference.family().taskType() == family.taskType())
                .map(References::<T>typed)
                .map(reference -> variant.isEmpty() ? reference : in(family, variant.get(), reference));
        Stream<Reference<T>> ceiling =
                MemorylessCeiling.of(family).map(proof -> new CeilingPlayer<>(family, proof, split)).stream()
                        .map(player -> player);
        return Stream.concat(registered, ceiling).toList();
    }

    /** A reference for a variant: other tasks and sizes take nothing from it, another horizon or reward it was not made for. */
    private static <T extends Record> Reference<T> in(TaskFamily<T> family, Variant variant, Reference<T> reference) {
        boolean same = variant.settings().keySet().stream()
                .noneMatch(key -> key.equals("horizon") || key.startsWith(FamilySetting.REWARDS));
        String method = same ? reference.method() : reference.method() + MADE_FOR + variant.family();
        return new InsideWrapper<>(reference, family, 0, method);
    }

    @SuppressWarnings("unchecked") // the task types have been compared
    private static <T extends Record> Reference<T> typed(Reference<?> reference) {
        return (Reference<T>) reference;
    }

    private static <T extends Record> Reference<T> around(Reference<T> inside, WrappedFamily<T> wrapped) {
        String plain = wrapped.spec().id().split("\\+", 2)[0];
        boolean same = wrapped.controllers() == WrappedFamily.Controllers.SAME;
        String method =
                same || inside.method().contains(MADE_FOR) ? inside.method() : inside.method() + MADE_FOR + plain;
        return new InsideWrapper<>(inside, wrapped, wrapped.newestAt(), method);
    }

    /**
     * Whether a reference was made for exactly what it sees and does in a family, so that what it cannot reach is out of reach.
     *
     * @param reference one of {@link #of(TaskFamily)}
     * @return false where a wrapper came in between
     */
    public static boolean isMadeFor(Reference<?> reference) {
        return !(reference instanceof InsideWrapper<?> inside)
                || !inside.method().contains(MADE_FOR);
    }

    /**
     * Plays a trial in each of several tasks: controllers without a learner, which the families' own tests need below the module that has the learners' play loop.
     *
     * @param <T> the family's task record
     * @param reference who plays
     * @param tasks what is played
     * @param episodes how many episodes a trial has
     * @param seed of initial states and of the controllers' own draws
     * @return undiscounted returns, double[tasks][episodes], owned by the caller
     */
    public static <T extends Record> double[][] play(Reference<T> reference, List<T> tasks, int episodes, long seed) {
        EnvironmentSpec spec = reference.family().spec();
        double[][] returns = new double[tasks.size()][episodes];
        float[] action = new float[spec.actionSize()];
        try (VectorEnvironment<T> env = new VectorEnvironment<>(reference.family(), 1, 1)) {
            for (int i = 0; i < returns.length; i++) {
                Controller controller =
                        reference.begin(tasks.get(i), episodes, Seeds.generator(Seeds.derive(seed, "controller", i)));
                env.assign(0, tasks.get(i), Seeds.derive(seed, "episodes", i), episodes);
                int episode = -1;
                while (env.active()[0]) {
                    if (env.episodeIndex()[0] > episode) {
                        episode++;
                        controller.beginEpisode();
                    }
                    controller.act(env.observations(), 0, action, 0);
                    env.step(action);
                    controller.observe(env.rewards()[0]);
                    returns[i][episode] += env.rewards()[0];
                }
            }
        }
        return returns;
    }
}
