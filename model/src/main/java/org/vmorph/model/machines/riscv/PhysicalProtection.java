package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * Physical memory protection: the first entry that matches any byte of an access decides, and it
 * must match all of them. Volume II, 3.7.
 */
final class PhysicalProtection {
  // 3.7.1: bits of an entry's configuration.
  static final int R = 0;
  static final int W = 1;
  static final int X = 2;
  static final int A = 3;
  static final int L = 7;

  private static final long TOR = 1;
  private static final long NA4 = 2;
  private static final long NAPOT = 3;

  private final RiscvState is;

  PhysicalProtection(RiscvState is) {
    this.is = is;
  }

  /**
   * Whether an access is refused. An aligned one lies in one region of four bytes, or in two.
   *
   * @param name what the answer is called: it is one word, 1 if it is refused
   * @param permission the bit that allows it
   * @param address physical, 64 bits
   * @param mode the mode it is made in, 2 bits
   */
  Condition refuses(String name, int permission, Word address, int bytes, Word mode) {
    var machine = mode.is(RiscvState.MACHINE);
    var first = address.slice(2, 54);
    var last = bytes == 8 ? first.calc(Operator.OR, literal(1, 54)) : first;
    // Where nothing matches, machine mode is allowed everything.
    var refused = is.pmpcfg.isEmpty() ? Condition.Always.TRUE.not() : machine.not();
    for (int i = is.pmpcfg.size() - 1; i >= 0; i--) {
      var configuration = is.pmpcfg.get(i);
      var allowed = configuration.slice(permission, 1).is(1);
      var bound = configuration.slice(L, 1).is(1);
      var here = let(name + ".first" + i, bit(matches(i, first))).is(1);
      var there = bytes == 8 ? let(name + ".last" + i, bit(matches(i, last))).is(1) : here;
      var denied = machine.not().or(bound).and(allowed.not());
      var decides = bytes == 8 ? here.or(there) : here;
      var partly = bytes == 8 ? here.and(there).not() : Condition.Always.TRUE.not();
      refused = ifElse(decides, bytes == 8 ? partly.or(denied) : denied, refused);
    }
    return is.pmpcfg.isEmpty() ? refused : let(name, bit(refused)).is(1);
  }

  private static Condition ifElse(Condition test, Condition then, Condition otherwise) {
    return choose(test, bit(then), bit(otherwise)).is(1);
  }

  static Word bit(Condition condition) {
    return choose(condition, literal(1, 1), literal(0, 1));
  }

  /** Whether an entry matches four bytes, by their number. */
  private Condition matches(int i, Word number) {
    var end = is.pmpaddr.get(i);
    var mode = is.pmpcfg.get(i).slice(A, 2);
    var reaches = i == 0 ? Condition.Always.TRUE : number.below(is.pmpaddr.get(i - 1)).not();
    var top = mode.is(TOR).and(reaches).and(number.below(end));
    var four = mode.is(NA4).and(number.is(end));
    var power = mode.is(NAPOT).and(differ(number, end).calc(Operator.AND, beyond(end)).is(0));
    return top.or(four).or(power);
  }

  private static Word differ(Word one, Word other) {
    return one.calc(Operator.XOR, other);
  }

  /** Ones where the number of a region counts: its low ones, and the zero before them, do not. */
  private static Word beyond(Cell end) {
    return differ(differ(end, end.plus(1)), literal(-1, 54));
  }
}
