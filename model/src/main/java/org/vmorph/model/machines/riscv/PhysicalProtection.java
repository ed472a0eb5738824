package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Settings;
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
  static final long NA4 = 2;
  static final long NAPOT = 3;

  /** A configuration that allows everything in a region of a power of two. */
  static final long ALL = NAPOT << A | 1 << R | 1 << W | 1 << X;

  private final RiscvState is;

  /** G: regions are of 2^(G+2) bytes. */
  private final int grain;

  /** Whether an access may be misaligned. */
  private final boolean anywhere;

  PhysicalProtection(RiscvState is, Settings settings) {
    this.is = is;
    this.grain = settings.number(RiscvParameters.PMP_GRAIN);
    this.anywhere = settings.is(RiscvParameters.MISALIGNED, "done");
  }

  /**
   * Whether an access is refused.
   *
   * @param name what the answer is called: it is one word, 1 if it is refused
   * @param permission the bit that allows it
   * @param parts the numbers of the regions of four bytes that it lies in
   * @param mode the mode it is made in, 2 bits
   */
  Condition refuses(String name, int permission, List<Word> parts, Word mode) {
    var machine = mode.is(RiscvState.MACHINE);
    // Where nothing matches, machine mode is allowed everything.
    var refused = is.pmpcfg.isEmpty() ? Condition.Always.TRUE.not() : machine.not();
    for (int i = is.pmpcfg.size() - 1; i >= 0; i--) {
      var configuration = is.pmpcfg.get(i);
      var allowed = configuration.slice(permission, 1).is(1);
      var bound = configuration.slice(L, 1).is(1);
      int entry = i;
      var matched =
          IntStream.range(0, parts.size())
              .mapToObj(
                  j ->
                      let(name + ".part" + j + "." + entry, bit(matches(entry, parts.get(j))))
                          .is(1))
              .toList();
      var denied = machine.not().or(bound).and(allowed.not());
      var decides = matched.stream().reduce(Condition::or).orElseThrow();
      var wholly = matched.stream().reduce(Condition::and).orElseThrow();
      refused = ifElse(decides, parts.size() > 1 ? wholly.not().or(denied) : denied, refused);
    }
    return is.pmpcfg.isEmpty() ? refused : let(name, bit(refused)).is(1);
  }

  /**
   * The numbers of the regions of four bytes that an access may lie in. An aligned one lies in one
   * of them, or in two.
   *
   * @param address physical, 64 bits
   */
  List<Word> fours(Word address, int bytes) {
    var first = address.slice(2, 54);
    if (bytes == 1 || bytes < 8 && !anywhere) {
      return List.of(first);
    }
    if (anywhere) {
      var last = address.plus(bytes - 1).slice(2, 54);
      return bytes < 8 ? List.of(first, last) : List.of(first, first.plus(1), last);
    }
    return grain > 0 ? List.of(first) : List.of(first, first.calc(Operator.OR, literal(1, 54)));
  }

  private static Condition ifElse(Condition test, Condition then, Condition otherwise) {
    return choose(test, bit(then), bit(otherwise)).is(1);
  }

  static Word bit(Condition condition) {
    return choose(condition, literal(1, 1), literal(0, 1));
  }

  /** Whether an entry matches four bytes, by their number. */
  private Condition matches(int i, Word number) {
    var mode = is.pmpcfg.get(i).slice(A, 2);
    var reaches = i == 0 ? Condition.Always.TRUE : number.below(border(i - 1)).not();
    var top = mode.is(TOR).and(reaches).and(number.below(border(i)));
    var end = power(i);
    var four = mode.is(NA4).and(number.is(end));
    var power = mode.is(NAPOT).and(differ(number, end).calc(Operator.AND, beyond(end)).is(0));
    return top.or(four).or(power);
  }

  /** What counts of an address where it is the end of a region, or the beginning. */
  Word border(int i) {
    var address = is.pmpaddr.get(i);
    return grain == 0 ? address : address.calc(Operator.AND, literal(-1L << grain, 54));
  }

  /** What counts of an address that says how long its region is, too. */
  Word power(int i) {
    var address = is.pmpaddr.get(i);
    return grain < 2 ? address : address.calc(Operator.OR, literal((1L << grain - 1) - 1, 54));
  }

  private static Word differ(Word one, Word other) {
    return one.calc(Operator.XOR, other);
  }

  /** Ones where the number of a region counts: its low ones, and the zero before them, do not. */
  private static Word beyond(Word end) {
    return differ(differ(end, end.plus(1)), literal(-1, 54));
  }
}
