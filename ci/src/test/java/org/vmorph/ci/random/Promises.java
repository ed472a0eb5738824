package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/**
 * What is promised, put to the test: many programs. Instructions that are promised for the same
 * machine stand side by side on one.
 */
final class Promises {
  /** How many instructions stand side by side. */
  static final int TOGETHER = 16;

  /** How many programs a smaller machine has to show it in. */
  private static final long FEW = 2_000;

  private final int theorem;
  private final long programs;
  private final Believed believed;

  /** Promises of a theorem, each tried with so many programs. */
  Promises(int theorem, long programs, Believed believed) {
    this.theorem = theorem;
    this.programs = programs;
    this.believed = believed;
  }

  /**
   * What comes of a promise.
   *
   * @param broken how it was broken
   * @param why why the programs that were run say too little, if they do
   */
  record Kept(Optional<Disagreement> broken, Optional<String> why) {}

  /** What comes of the promises about some machines with one base, in their order. */
  List<Kept> kept(List<Drawn> drawn) {
    if (drawn.size() > 1) {
      var together = kept(Drawn.together(Hearing.LARGE, drawn));
      if (together.broken().isEmpty()) {
        return drawn.stream().map(one -> together).toList();
      }
    }
    var alone = new ArrayList<Kept>();
    drawn.forEach(one -> alone.add(kept(one.whole(Hearing.LARGE))));
    return alone;
  }

  private Kept kept(Architecture whole) {
    try {
      var result = Observed.of(whole, theorem, programs);
      return new Kept(result.first().map(d -> broken(Observed.text(d))), result.reason());
    } catch (RuntimeException e) {
      var kind = Disagreement.brokenKind(e);
      return new Kept(
          Optional.of(Disagreement.broken(e, smaller -> breaks(smaller, kind))), Optional.empty());
    }
  }

  private Disagreement broken(String how) {
    return new Disagreement(
        "Theorem %d promises, and programs diverge".formatted(theorem),
        "Theorem %d promises, and there is %s".formatted(theorem, how),
        this::isBroken);
  }

  private boolean isBroken(Drawn drawn) {
    return !Forecast.of(drawn, Hearing.LARGE, believed).promising(theorem).isEmpty()
        && Observed.of(drawn.whole(Hearing.LARGE), theorem, FEW).first().isPresent();
  }

  private boolean breaks(Drawn drawn, String kind) {
    try {
      Observed.of(drawn.whole(Hearing.LARGE), theorem, FEW);
      return false;
    } catch (RuntimeException e) {
      return Disagreement.brokenKind(e).equals(kind);
    }
  }
}
