package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.step.Elaboration;

/** Draws machines; each depends on its seed and its index, and on nothing else. */
final class Draw {
  private static final List<String> RESOURCES = List.of("l", "b", "R", "M");
  private static final List<String> SHOWN = List.of("M", "l", "b", "q", "P", "R");
  private static final List<String> OWN = List.of("RA", "RA", "RB", "X", "EA", "R1");

  /** Readings, those more often that more depends on. */
  private static final List<Reading> ALSO =
      List.of(
          Reading.LITERAL,
          Reading.LITERAL,
          Reading.SHADOWED,
          Reading.SHADOWED,
          Reading.LITERAL.withProcessor(),
          Reading.INTENDED.withProcessor());

  /** Of ten that are drawn about one is refused when it is built. */
  private static final int TRIES = 1_000;

  private final SplittableRandom dice;
  private Base base = Base.PLAIN;

  /** Whether it speaks of registers and storage through R alone. */
  private boolean tame;

  /** Whether there are operands and traps: not in what belongs to every step. */
  private boolean instruction = true;

  private Draw(long seed, long index) {
    dice =
        new SplittableRandom(new SplittableRandom(seed).nextLong() ^ index * 0x9e3779b97f4a7c15L);
  }

  /** A machine that means something. */
  static Drawn machine(long seed, long index) {
    var draw = new Draw(seed, index);
    for (int i = 0; i < TRIES; i++) {
      var drawn = draw.machine();
      if (means(drawn)) {
        return drawn;
      }
    }
    throw new IllegalStateException("none of %d drawn machines means anything".formatted(TRIES));
  }

  /** Whether a machine can be built on shapes of both kinds. */
  static boolean means(Drawn drawn) {
    try {
      new Elaboration(drawn.slim(Hearing.SMALL));
      new Elaboration(drawn.slim(Hearing.LARGE));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean percent(int chance) {
    return dice.nextInt(100) < chance;
  }

  private <T> T one(List<T> some) {
    return some.get(dice.nextInt(some.size()));
  }

  private Drawn machine() {
    int chance = dice.nextInt(100);
    base =
        chance < 52
            ? Base.PLAIN
            : chance < 64
                ? Base.TIMER
                : chance < 69
                    ? Base.CLOCK
                    : chance < 77
                        ? Base.GENERAL
                        : chance < 88 ? Base.RESOURCE : chance < 94 ? Base.FLAG : Base.CAUSES;
    var fetch =
        percent(3) ? new SketchFetch(dice.nextBoolean(), dice.nextBoolean()) : SketchFetch.SOUND;
    var every = percent(base == Base.CLOCK ? 40 : 9) ? every() : SketchCycle.NOTHING;
    return new Drawn(base, sketch(), every, fetch, one(ALSO));
  }

  // What belongs to every step.

  private SketchCycle every() {
    instruction = false;
    tame = false;
    var always =
        switch (dice.nextInt(base == Base.TIMER ? 3 : 5)) {
          case 0, 1, 2 ->
              new SketchCycle(
                  percent(70) ? List.of(check()) : List.of(check(), check()), List.of(), List.of());
          case 3 -> new SketchCycle(List.of(), List.of(change()), List.of());
          default -> new SketchCycle(List.of(), List.of(), List.of(change()));
        };
    instruction = true;
    return always;
  }

  /** What is asked before a fetch: in one mode or in both, of what programs set or of the time. */
  private SketchAct check() {
    var cause = one(List.of("svc", "memory", "privileged", "privileged"));
    boolean asksOwn = !base.own().isEmpty() && percent(50);
    var test = asksOwn ? SketchTest.is(one(base.own()), dice.nextInt(3)) : truth(1);
    return SketchAct.when(test, SketchAct.trap(cause));
  }

  private SketchAct change() {
    var places = new ArrayList<>(List.of("l", "b", "M", "R1"));
    places.addAll(base.own());
    var change = SketchAct.put(one(places), term(1));
    return percent(70) ? SketchAct.when(truth(1), change) : change;
  }

  // Instructions.

  private Sketch sketch() {
    tame = percent(40);
    boolean flagged = percent(tame ? 4 : 12);
    var deeds = new ArrayList<SketchAct>();
    if (!tame && percent(15)) {
      deeds.add(SketchAct.when(guard(), SketchAct.trap("privileged")));
    }
    do {
      deeds.add(deed(2));
    } while (deeds.size() < 4 && percent(40));
    return new Sketch(flagged, deeds, leaving());
  }

  /** What is like the privilege check: in user mode, or in user mode for some operands. */
  private SketchTest guard() {
    return percent(50)
        ? SketchTest.mode(true)
        : new SketchTest.Both(SketchTest.mode(true), truth(1));
  }

  private Sketch.Leaving leaving() {
    int chance = dice.nextInt(100);
    return chance < 86
        ? Sketch.Falling.FALLING
        : chance < 94
            ? new Sketch.Jump(truth(1), term(1))
            : chance < 98
                ? new Sketch.Stop(truth(1))
                : new Sketch.Load(percent(50) ? storage(1) : SketchWord.named("RA"));
  }

  private SketchAct deed(int depth) {
    int chance = dice.nextInt(100);
    if (chance < 20) {
      return percent(12)
          ? SketchAct.trap(cause())
          : SketchAct.when(truth(depth - 1), SketchAct.trap(cause()));
    }
    if (chance < 38 && depth > 0) {
      return percent(75)
          ? SketchAct.when(truth(1), deed(depth - 1))
          : SketchAct.when(truth(1), deed(depth - 1), deed(depth - 1));
    }
    return new SketchAct.Put(target(), term(2));
  }

  private String cause() {
    if (base == Base.CAUSES && percent(60)) {
      return percent(50) ? "fault" : "second";
    }
    return one(
        tame
            ? List.of("memory", "svc", "illegal")
            : List.of("memory", "privileged", "privileged", "svc", "illegal"));
  }

  private SketchAct.Target target() {
    int chance = dice.nextInt(100);
    if (chance < 60) {
      return new SketchAct.Into(percent(80) ? "RA" : "R1");
    }
    if (chance < 76) {
      return new SketchAct.Store(reach(), address());
    }
    if (!base.own().isEmpty() && chance < (base == Base.GENERAL ? 92 : tame ? 76 : 86)) {
      return new SketchAct.Into(one(base.own()));
    }
    return new SketchAct.Into(tame ? "RA" : one(RESOURCES));
  }

  private SketchWord.Reach reach() {
    return tame || percent(65) ? SketchWord.Reach.RELATIVE : SketchWord.Reach.ABSOLUTE;
  }

  // Words.

  private SketchWord storage(int depth) {
    return new SketchWord.Load(reach(), depth > 0 && percent(25) ? term(depth - 1) : address());
  }

  /** An address as instructions have them, or a physical one made of l or b. */
  private SketchWord address() {
    int chance = dice.nextInt(100);
    if (tame || chance < 55) {
      return SketchWord.named(one(List.of("EA", "EA", "RA", "X")));
    }
    if (chance < 70) {
      return SketchWord.number(dice.nextInt(4));
    }
    return chance < 85
        ? new SketchWord.Calculated(Operator.ADD, SketchWord.named("l"), term(0))
        : new SketchWord.Calculated(
            Operator.ADD,
            SketchWord.named(one(List.of("l", "b"))),
            SketchWord.named(one(List.of("b", "q"))));
  }

  private SketchWord term(int depth) {
    int chance = dice.nextInt(100);
    if (depth > 0 && chance < 14) {
      return instruction ? storage(depth) : term(0);
    }
    if (depth > 0 && chance < 32) {
      return new SketchWord.Calculated(operator(), term(depth - 1), term(depth - 1));
    }
    if (depth > 0 && chance < 42) {
      return new SketchWord.Chosen(truth(depth - 1), term(depth - 1), term(depth - 1));
    }
    if (chance < 50) {
      return SketchWord.number(percent(80) ? dice.nextInt(4) : -1);
    }
    boolean shown = !tame && chance < 78;
    if (!base.own().isEmpty() && (base == Base.GENERAL || !tame) && percent(shown ? 50 : 8)) {
      return SketchWord.named(one(base.own()));
    }
    return SketchWord.named(shown ? one(SHOWN) : instruction ? one(OWN) : "R1");
  }

  private Operator operator() {
    if (percent(40)) {
      return Operator.ADD;
    }
    var operator = one(List.of(Operator.values()));
    // The tables of products are large.
    return operator == Operator.MUL && percent(75) ? Operator.SUB : operator;
  }

  // Conditions.

  private SketchTest truth(int depth) {
    int chance = dice.nextInt(100);
    if (depth > 0 && chance < 22) {
      var left = truth(depth - 1);
      var right = truth(depth - 1);
      return percent(60) ? new SketchTest.Both(left, right) : new SketchTest.Either(left, right);
    }
    if (chance < 30) {
      var truth = truth(Math.max(0, depth - 1));
      return truth instanceof SketchTest.Negated(var of) ? of : new SketchTest.Negated(truth);
    }
    if (!tame && chance < 58) {
      return SketchTest.mode(percent(60));
    }
    if (chance < 75) {
      return SketchTest.is(
          tame || percent(40) ? instruction ? "RA" : "R1" : one(shown()), dice.nextInt(3));
    }
    return new SketchTest.Compared(one(List.of(Relation.values())), term(1), term(1));
  }

  private List<String> shown() {
    var shown = new ArrayList<>(List.of("l", "b", "q", "P"));
    shown.addAll(base.own());
    shown.addAll(base.own());
    return shown;
  }
}
