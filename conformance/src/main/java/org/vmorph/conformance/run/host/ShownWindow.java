package org.vmorph.conformance.run.host;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PerMachine;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.vmm.Span;

/** What a machine's R shows of storage in a state; where it has none, nothing is odd about it. */
public final class ShownWindow {
  private record Part(
      Predicate<StateView> when, ToLongFunction<StateView> first, ToLongFunction<StateView> end) {
    static Part of(Translation.Stretch stretch) {
      return new Part(
          StateFunction.of(stretch.when()),
          StateFunction.of(stretch.first()),
          StateFunction.of(stretch.end()));
    }
  }

  /**
   * A window that is one stretch: it begins where one cell says, from which addresses are counted,
   * and has as many words as another one says.
   */
  private record Run(Cell first, Cell words) {
    static @Nullable Run of(Translation translation) {
      var window = translation.window();
      return window.size() == 1
              && window.getFirst()
                  instanceof
                  Translation.Stretch(
                      var when,
                      Word.Extension(Cell first, int b, boolean s),
                      Word.Calculation(
                          var add,
                          Word.Extension(Cell from, int c, boolean t),
                          Word.Extension(Cell words, int d, boolean u)))
              && when == Condition.Always.TRUE
              && add == Operator.ADD
              && from.equals(first)
              && translation.origin().filter(first::equals).isPresent()
          ? new Run(first, words)
          : null;
    }
  }

  /** Asked at every entry of a monitor: what is asked most often is not taken apart. */
  private final @Nullable Run run;

  private final Cell p;
  private final boolean has;
  private final Part[] parts;

  /** The checks of a fetch, and where it goes. */
  private final List<Predicate<StateView>> checks;

  private final ToLongFunction<StateView> fetched;

  private static final PerMachine<ShownWindow> WINDOWS = new PerMachine<>(ShownWindow::new);

  /** The window of a machine. */
  public static ShownWindow of(Architecture machine) {
    return WINDOWS.of(machine);
  }

  private ShownWindow(Architecture machine) {
    var translation = machine.translation();
    this.run = translation.map(Run::of).orElse(null);
    this.p = machine.programCounter();
    this.has = translation.isPresent();
    this.parts =
        translation.stream().flatMap(it -> it.window().stream()).map(Part::of).toArray(Part[]::new);
    var by = translation.map(it -> it.by(Access.FETCH, p.bits()));
    this.checks =
        by.stream()
            .flatMap(it -> it.checks().apply(p).stream())
            .map(Addressing.Check::when)
            .map(StateFunction::of)
            .toList();
    this.fetched =
        by.map(it -> it.words().apply(p).getFirst())
            .map(at -> StateFunction.of(at.base().plus(at.offset())))
            .orElseGet(() -> StateFunction.of(p));
  }

  /** Whether it shows nothing of storage, or would show more than there is. */
  public boolean isOdd(StateView state) {
    if (run != null) {
      long first = state.get(run.first);
      long words = state.get(run.words);
      return words == 0 || first >= state.size() || first + words > state.size();
    }
    boolean shows = !has;
    for (var part : parts) {
      if (part.when.test(state)) {
        long first = part.first.applyAsLong(state);
        long end = part.end.applyAsLong(state);
        shows |= first < end && first < state.size();
        if (end > state.size()) {
          return true;
        }
      }
    }
    return !shows;
  }

  /** Whether it would show more than there is, or begins where there is nothing. */
  public boolean isBeyond(StateView state) {
    if (run != null) {
      long first = state.get(run.first);
      return first + state.get(run.words) > state.size() || first >= state.size();
    }
    for (var part : parts) {
      if (part.when.test(state)
          && (part.end.applyAsLong(state) > state.size()
              || part.first.applyAsLong(state) >= state.size())) {
        return true;
      }
    }
    return false;
  }

  /** Words that it shows though they are none of these; of no words if there are none. */
  Span outside(StateView state, Span owned) {
    if (run != null) {
      long first = state.get(run.first);
      long words = state.get(run.words);
      long end = Math.min(first + words, state.size());
      boolean outside = first < end && (first < owned.low() || end > owned.end());
      return outside ? new Span(first, words) : NOTHING;
    }
    for (var part : parts) {
      if (part.when.test(state)) {
        long first = part.first.applyAsLong(state);
        // What lies beyond the end of storage is nobody's, and out of reach.
        long end = Math.min(part.end.applyAsLong(state), state.size());
        if (first < end && (first < owned.low() || end > owned.end())) {
          return new Span(first, part.end.applyAsLong(state) - first);
        }
      }
    }
    return NOTHING;
  }

  private static final Span NOTHING = new Span(0, 0);

  /** Whether the word at P can be fetched. */
  public boolean showsP(StateView state) {
    if (run != null) {
      long at = state.get(p);
      return at < state.get(run.words) && at + state.get(run.first) < state.size();
    }
    for (var check : checks) {
      if (check.test(state)) {
        return false;
      }
    }
    return true;
  }

  /** Where the word at P lies, if it can be fetched. */
  public long fetched(StateView state) {
    return fetched.applyAsLong(state);
  }
}
