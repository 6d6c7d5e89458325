package adaptarium.envs;

import adaptarium.sim.SceneView;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A guard around what a plug-in brings. Whatever the plug-in throws, and a null where the contract allows none, becomes a {@link ForeignCodeException} that names
 * the plug-in's class and the method, where it happens and not where the program stumbles over it later. What a guarded object gives out is guarded, too.
 *
 * <p>Only objects of another class loader than the program's are guarded: the families that come with the program cost nothing more. An episode's guard is
 * written out ({@link GuardedEpisode}), for it is called at every step; all others are proxies.
 */
public final class ForeignCode {
    /** Whose results are guarded wherever they come from: a physics family's simulation is the program's own class and runs the plug-in's code. */
    private static final Set<String> PASSED_ON = Set.of(
            "adaptarium.envs.TaskFamily",
            "adaptarium.envs.Simulation",
            "adaptarium.envs.Episode",
            "adaptarium.envs.reference.Reference",
            "adaptarium.envs.reference.Controller",
            "adaptarium.meta.MetaLearner",
            "adaptarium.meta.Adaptation");

    /** Methods for which an illegal argument is the caller's, as their contracts say. */
    private static final Set<String> MAY_REFUSE = Set.of(
            "wrap", "create", "restore", "newAblation", "changeTask", "tasks", "spec", "withHorizon", "withSettings");

    private ForeignCode() {}

    /**
     * An object behind a guard, where it is a plug-in's.
     *
     * @param <S> the contract
     * @param contract an interface of this program
     * @param object what implements it
     * @return the object itself, or its guard
     */
    public static <S> S guarded(Class<S> contract, S object) {
        return isForeign(object) ? guard(contract, object) : object;
    }

    /**
     * The object behind a guard.
     *
     * @param object a guard or anything else
     * @return what it guards, or the object itself
     */
    public static Object original(Object object) {
        return Proxy.isProxyClass(object.getClass()) && Proxy.getInvocationHandler(object) instanceof Guard guard
                ? guard.object
                : object;
    }

    private static boolean isForeign(Object object) {
        return isForeign(object.getClass()) && !isGuarded(object);
    }

    private static boolean isForeign(Class<?> type) {
        return type.getClassLoader() != ForeignCode.class.getClassLoader();
    }

    private static boolean isGuarded(Object object) {
        return object instanceof GuardedEpisode || original(object) != object;
    }

    /**
     * A record's component.
     *
     * @param record the record, perhaps a plug-in's, whose accessors may be written out
     * @param component one of its components
     * @return its value, never null
     * @throws ForeignCodeException where the accessor throws something or gives null
     */
    public static Object read(Record record, RecordComponent component) {
        @Nullable Object value;
        try {
            component.getAccessor().setAccessible(true); // a record may be its class's own
            value = component.getAccessor().invoke(record);
            requireUninterrupted(record, component.getName());
        } catch (InvocationTargetException e) {
            throw fault(record, component.getName(), e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
        if (value == null) {
            throw fault(record, component.getName(), "gave null");
        }
        return value;
    }

    /**
     * What to throw where a record could not be made.
     *
     * @param type the record, perhaps a plug-in's
     * @param failed what its constructor threw is the cause of this
     * @return the fault
     */
    public static RuntimeException unmade(Class<?> type, InvocationTargetException failed) {
        Throwable thrown = failed.getCause() == null ? failed : failed.getCause();
        return new ForeignCodeException(
                "plug-in " + type.getName() + ": its constructor threw " + named(thrown), thrown);
    }

    @SuppressWarnings("unchecked") // a guard of an episode is one
    private static <S> S guard(Class<S> contract, Object object) {
        if (contract == Episode.class) {
            return (S) new GuardedEpisode<>((Episode<?>) object);
        }
        return contract.cast(
                Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, new Guard(object)));
    }

    private record Guard(Object object) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> arguments != null && arguments[0] != null && object.equals(original(arguments[0]));
                    case "hashCode" -> object.hashCode();
                    default -> object.toString();
                };
            }
            try {
                @Nullable Object result = method.invoke(object, arguments);
                requireUninterrupted(object, method.getName());
                return checked(object, method, result);
            } catch (InvocationTargetException e) {
                throw fault(object, method.getName(), e.getCause() == null ? e : e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("an interface's methods are public", e);
            }
        }
    }

    private static @Nullable Object checked(Object object, Method method, @Nullable Object result) {
        Class<?> type = method.getReturnType();
        if (result == null) {
            if (type == void.class || method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)) {
                return null;
            }
            throw fault(object, method.getName(), "gave null");
        }
        if (result instanceof List<?> list) {
            requireElements(object, method.getName(), list);
        }
        boolean passedOn = PASSED_ON.contains(type.getName()) && !isGuarded(result);
        return passedOn || (type == SceneView.class && isForeign(result)) ? guard(type, result) : result;
    }

    /**
     * The fault of a plug-in behind something that went wrong.
     *
     * @param trouble what went wrong
     * @return the innermost fault among it and its causes, or nothing
     */
    public static Optional<ForeignCodeException> faultOf(Throwable trouble) {
        Optional<ForeignCodeException> found = Optional.empty();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // causes may lead in a circle
        for (@Nullable Throwable at = trouble; at != null && seen.add(at); at = at.getCause()) {
            found = at instanceof ForeignCodeException fault ? Optional.of(fault) : found;
        }
        return found;
    }

    /** Nobody but a plug-in interrupts a thread that works: files would be closed by the next write, and blamed. */
    static void requireUninterrupted(Object object, String method) {
        if (Thread.interrupted()) {
            throw fault(object, method, "interrupted the thread that called it");
        }
    }

    static void requireElements(Object object, String method, List<?> list) {
        for (Object element : list) {
            if (element == null) {
                throw fault(object, method, "gave a list with null in it");
            }
        }
    }

    static ForeignCodeException fault(Object object, String method, String what) {
        return new ForeignCodeException(name(object) + ": " + method + " " + what, null);
    }

    /**
     * What to throw for what a plug-in threw.
     *
     * @param object whose method was called
     * @param method its name
     * @param thrown anything
     * @return the fault; never returns where the thrown thing is the program's own, such as a simulation that diverged, or a lack of memory
     */
    static ForeignCodeException fault(Object object, String method, Throwable thrown) {
        boolean own = thrown.getClass().getName().startsWith("adaptarium.")
                && thrown.getClass().getClassLoader() == ForeignCode.class.getClassLoader();
        boolean refusal = thrown instanceof IllegalArgumentException && MAY_REFUSE.contains(method);
        boolean unsupported = thrown instanceof UnsupportedOperationException && method.equals("changeTask");
        if ((own || refusal || unsupported) && thrown instanceof RuntimeException passed) {
            throw passed;
        }
        if (thrown instanceof OutOfMemoryError lack) {
            throw lack;
        }
        return new ForeignCodeException(name(object) + ": " + method + " threw " + named(thrown), thrown);
    }

    private static String named(Throwable thrown) {
        return thrown.getClass().getName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
    }

    private static String name(Object object) {
        return "plug-in " + object.getClass().getName();
    }
}
