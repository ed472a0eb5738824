package org.vmorph.ci.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The paper's definitions, read once more and tried on random states in plain numbers: what is seen
 * to happen cannot be proved never to happen. The reading is the intended one.
 */
final class TinyDefinitions {
  private final Sketch sketch;
  private final List<String> cells;
  private final boolean[] isResource;
  private final boolean[] isGeneral;
  private final Map<String, String> seen = new TreeMap<>();
  private TinyStep.Operands operands = new TinyStep.Operands(0, 0, 0);

  private TinyDefinitions(Drawn drawn) {
    sketch = drawn.instruction();
    cells = drawn.base().own();
    isResource = new boolean[cells.size()];
    isGeneral = new boolean[cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      isGeneral[i] = cells.get(i).equals("g");
      isResource[i] = !isGeneral[i] && !cells.get(i).equals("clock");
    }
  }

  /** What was seen to happen, by the name of the definition, each with a case. */
  static Map<String, String> seen(Drawn drawn, SplittableRandom dice, int states) {
    var tried = new TinyDefinitions(drawn);
    for (int i = 0; i < states; i++) {
      tried.look(dice);
    }
    return tried.seen;
  }

  private void look(SplittableRandom dice) {
    operands = new TinyStep.Operands(dice.nextInt(2), dice.nextInt(2), dice.nextInt(8));
    var s = TinyState.random(dice, cells);
    one(s);
    var other = s.copy();
    other.mode = 1 - s.mode;
    mode(s.mode == 0 ? s : other, s.mode == 0 ? other : s);
    var moved = moved(s, dice.nextInt(8), dice);
    pair("location sensitive", s, moved);
    pair(s.mode == 1 ? "user location sensitive" : "supervisor location sensitive", s, moved);
    moved.mode = 1 - s.mode;
    pair("behaviour sensitive", s, moved);
  }

  private TinyStep.Came run(TinyState state) {
    return TinyStep.of(sketch, state, operands, cells);
  }

  private void saw(String what, TinyState... states) {
    seen.putIfAbsent(what, operands + " " + Arrays.toString(states));
  }

  private void one(TinyState s) {
    var came = run(s);
    if (came.trapped()) {
      return;
    }
    if (s.mode == 1) {
      saw("completes in user mode", s);
    }
    boolean changes = came.next().mode != s.mode || came.next().l != s.l || came.next().b != s.b;
    for (int i = 0; i < cells.size(); i++) {
      changes |= isResource[i] && came.next().own[i] != s.own[i];
    }
    if (changes) {
      saw("control sensitive", s);
      saw(s.mode == 1 ? "user control sensitive" : "supervisor control sensitive", s);
    }
    for (int address = 0; address < s.q && s.mode == 1; address++) {
      if (!s.inWindow(address) && came.next().storage[address] != s.storage[address]) {
        saw("user escape", s);
      }
    }
  }

  private void mode(TinyState supervisor, TinyState user) {
    var one = run(supervisor);
    var two = run(user);
    boolean silent = saysNothing(one) || saysNothing(two);
    if (!silent && !(two.trapped() && !one.trapped())) {
      saw("not privileged", supervisor, user);
    }
    pair("mode sensitive", supervisor, user);
    pair("behaviour sensitive", supervisor, user);
  }

  private static boolean saysNothing(TinyStep.Came came) {
    return came.trapped() && (came.trap().equals("memory") || came.trap().equals("fault"));
  }

  /** The same window at another place, in a storage of which the rest is anything. */
  private TinyState moved(TinyState s, int l, SplittableRandom dice) {
    var moved = TinyState.random(dice, cells);
    moved.mode = s.mode;
    moved.p = s.p;
    moved.l = l;
    moved.b = s.b;
    moved.q = s.q;
    moved.registers = s.registers.clone();
    moved.own = s.own.clone();
    for (int i = 0; i < s.b; i++) {
      if (l + i < 8 && s.l + i < 8) {
        moved.storage[l + i] = s.storage[s.l + i];
      }
    }
    return moved;
  }

  private void pair(String what, TinyState s, TinyState t) {
    var one = run(s);
    var two = run(t);
    if (one.trapped() || two.trapped()) {
      return;
    }
    boolean differ =
        one.halted() != two.halted()
            || one.next().p != two.next().p
            || !Arrays.equals(one.next().registers, two.next().registers);
    for (int i = 0; i < cells.size(); i++) {
      differ |= isGeneral[i] && one.next().own[i] != two.next().own[i];
    }
    for (int i = 0; i < s.b; i++) {
      if (s.l + i < s.q && t.l + i < t.q) {
        differ |= one.next().storage[s.l + i] != two.next().storage[t.l + i];
      }
    }
    if (differ) {
      saw(what, s, t);
    }
  }
}
