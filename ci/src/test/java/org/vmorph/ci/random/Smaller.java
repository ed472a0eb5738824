package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a drawn machine smaller as long as it still shows what it was drawn for. */
final class Smaller {
  private static final int TRIES = 200;

  private Smaller() {}

  /** The smallest that was found. */
  static Drawn of(Drawn drawn, Predicate<Drawn> shows) {
    var smallest = drawn;
    int tries = 0;
    boolean found = true;
    while (found && tries < TRIES) {
      found = false;
      for (var candidate : machines(smallest).distinct().toList()) {
        if (tries++ < TRIES && Draw.means(candidate) && shows.test(candidate)) {
          smallest = candidate;
          found = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** What is simpler in one place, the largest steps first. */
  private static Stream<Drawn> machines(Drawn d) {
    var all = new ArrayList<Drawn>();
    if (d.base() != Base.PLAIN) {
      all.add(d.on(Base.PLAIN));
    }
    if (!d.fetch().equals(SketchFetch.SOUND)) {
      all.add(d.with(SketchFetch.SOUND));
    }
    if (!d.every().equals(SketchCycle.NOTHING)) {
      all.add(d.with(SketchCycle.NOTHING));
    }
    sketches(d.instruction()).forEach(i -> all.add(d.with(i)));
    every(d.every()).forEach(e -> all.add(d.with(e)));
    return all.stream();
  }

  private static List<SketchCycle> every(SketchCycle e) {
    var all = new ArrayList<SketchCycle>();
    deeds(e.checks()).forEach(d -> all.add(new SketchCycle(d, e.completed(), e.always())));
    deeds(e.completed()).forEach(d -> all.add(new SketchCycle(e.checks(), d, e.always())));
    deeds(e.always()).forEach(d -> all.add(new SketchCycle(e.checks(), e.completed(), d)));
    return all;
  }

  private static List<Sketch> sketches(Sketch s) {
    var all = new ArrayList<Sketch>();
    if (s.leaving() != Sketch.Falling.FALLING) {
      all.add(new Sketch(s.flagged(), s.deeds(), Sketch.Falling.FALLING));
    }
    if (s.flagged()) {
      all.add(new Sketch(false, s.deeds(), s.leaving()));
    }
    deeds(s.deeds()).forEach(d -> all.add(new Sketch(s.flagged(), d, s.leaving())));
    leavings(s.leaving()).forEach(l -> all.add(new Sketch(s.flagged(), s.deeds(), l)));
    return all;
  }

  private static List<Sketch.Leaving> leavings(Sketch.Leaving leaving) {
    var all = new ArrayList<Sketch.Leaving>();
    switch (leaving) {
      case Sketch.Falling falls -> {}
      case Sketch.Jump(var test, var to) -> {
        truths(test).forEach(t -> all.add(new Sketch.Jump(t, to)));
        terms(to).forEach(t -> all.add(new Sketch.Jump(test, t)));
      }
      case Sketch.Stop(var test) -> truths(test).forEach(t -> all.add(new Sketch.Stop(t)));
      case Sketch.Load(var psw) -> terms(psw).forEach(t -> all.add(new Sketch.Load(t)));
    }
    return all;
  }

  private static List<List<SketchAct>> deeds(List<SketchAct> deeds) {
    var all = new ArrayList<List<SketchAct>>();
    for (int i = 0; i < deeds.size(); i++) {
      var without = new ArrayList<>(deeds);
      var deed = without.remove(i);
      all.add(without);
      if (deed instanceof SketchAct.Provided(var test, var inner)) {
        var unwrapped = new ArrayList<>(without);
        unwrapped.addAll(i, inner);
        all.add(unwrapped);
      }
      for (var simpler : deed(deed)) {
        var with = new ArrayList<>(without);
        with.add(i, simpler);
        all.add(with);
      }
    }
    return all;
  }

  private static List<SketchAct> deed(SketchAct deed) {
    var all = new ArrayList<SketchAct>();
    switch (deed) {
      case SketchAct.Put(var target, var value) -> {
        terms(value).forEach(v -> all.add(new SketchAct.Put(target, v)));
        if (target instanceof SketchAct.Store(var reach, var address)) {
          terms(address)
              .forEach(a -> all.add(new SketchAct.Put(new SketchAct.Store(reach, a), value)));
        }
      }
      case SketchAct.Provided(var test, var inner) -> {
        truths(test).forEach(t -> all.add(new SketchAct.Provided(t, inner)));
        deeds(inner).stream()
            .filter(some -> !some.isEmpty())
            .forEach(some -> all.add(new SketchAct.Provided(test, some)));
      }
      case SketchAct.Trapped trap -> {}
    }
    return all;
  }

  private static List<SketchWord> terms(SketchWord term) {
    var all = new ArrayList<SketchWord>();
    switch (term) {
      case SketchWord.Number n -> {}
      case SketchWord.Named n -> all.add(SketchWord.number(0));
      case SketchWord.Load(var reach, var address) -> {
        all.add(address);
        terms(address).forEach(a -> all.add(new SketchWord.Load(reach, a)));
      }
      case SketchWord.Calculated(var operator, var left, var right) -> {
        all.add(left);
        all.add(right);
        terms(left).forEach(l -> all.add(new SketchWord.Calculated(operator, l, right)));
        terms(right).forEach(r -> all.add(new SketchWord.Calculated(operator, left, r)));
      }
      case SketchWord.Chosen(var test, var then, var otherwise) -> {
        all.add(then);
        all.add(otherwise);
        truths(test).forEach(t -> all.add(new SketchWord.Chosen(t, then, otherwise)));
        terms(then).forEach(t -> all.add(new SketchWord.Chosen(test, t, otherwise)));
        terms(otherwise).forEach(o -> all.add(new SketchWord.Chosen(test, then, o)));
      }
    }
    return all;
  }

  private static List<SketchTest> truths(SketchTest truth) {
    var all = new ArrayList<SketchTest>();
    switch (truth) {
      case SketchTest.Compared(var relation, var left, var right) -> {
        terms(left).forEach(l -> all.add(new SketchTest.Compared(relation, l, right)));
        terms(right).forEach(r -> all.add(new SketchTest.Compared(relation, left, r)));
      }
      case SketchTest.Negated(var of) -> {
        all.add(of);
        truths(of).forEach(t -> all.add(new SketchTest.Negated(t)));
      }
      case SketchTest.Both(var left, var right) -> {
        all.add(left);
        all.add(right);
        truths(left).forEach(l -> all.add(new SketchTest.Both(l, right)));
        truths(right).forEach(r -> all.add(new SketchTest.Both(left, r)));
      }
      case SketchTest.Either(var left, var right) -> {
        all.add(left);
        all.add(right);
        truths(left).forEach(l -> all.add(new SketchTest.Either(l, right)));
        truths(right).forEach(r -> all.add(new SketchTest.Either(left, r)));
      }
    }
    return all;
  }
}
