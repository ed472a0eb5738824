package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.vmorph.model.arch.Access;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** RV32A and RV64A; volume I, chapter 8. What orders accesses has no effect here. */
final class Atomics extends Entries {
  /** Those with a second operand, without their lengths. */
  static final List<String> NAMES =
      List.of(
          "sc", "amoswap", "amoadd", "amoxor", "amoand", "amoor", "amomin", "amomax", "amominu",
          "amomaxu");

  private final VirtualMemory memory;

  Atomics(RiscvState is, VirtualMemory memory) {
    super(is);
    this.memory = memory;
  }

  List<Instruction> all() {
    var all = new ArrayList<Instruction>();
    for (int bytes : new int[] {4, 8}) {
      all.add(reserve(bytes));
      all.add(conditional(bytes));
      all.add(changed("amoswap", "00001", "rs2", bytes, (old, word) -> word));
      all.add(changed("amoadd", "00000", "it + rs2", bytes, Atomics::sum));
      all.add(changed("amoxor", "00100", "it xor rs2", bytes, (a, b) -> a.calc(Operator.XOR, b)));
      all.add(changed("amoand", "01100", "it and rs2", bytes, (a, b) -> a.calc(Operator.AND, b)));
      all.add(changed("amoor", "01000", "it or rs2", bytes, (a, b) -> a.calc(Operator.OR, b)));
      all.add(
          changed(
              "amomin",
              "10000",
              "the smaller one, signed",
              bytes,
              (a, b) -> choose(a.less(b), a, b)));
      all.add(
          changed(
              "amomax",
              "10100",
              "the larger one, signed",
              bytes,
              (a, b) -> choose(a.less(b), b, a)));
      all.add(
          changed(
              "amominu",
              "11000",
              "the smaller one, unsigned",
              bytes,
              (a, b) -> choose(a.below(b), a, b)));
      all.add(
          changed(
              "amomaxu",
              "11100",
              "the larger one, unsigned",
              bytes,
              (a, b) -> choose(a.below(b), b, a)));
    }
    return all;
  }

  /** As a sum of 64 bits, of which each half is one of its own. */
  private static Word sum(Word one, Word other) {
    return one.extend(64).plus(other.extend(64)).low(one.bits());
  }

  private static Instruction.Draft atomic(
      String name, String syntax, String which, String second, int bytes) {
    return entry(
        name + (bytes == 4 ? ".w" : ".d"),
        syntax,
        "%s aq[0] rl[0] %s s1[4:0] %s d[4:0] 0101111 where aq unsigned, rl unsigned"
            .formatted(which, second, bytes == 4 ? "010" : "011"));
  }

  private static String times(int bytes) {
    return "%d bytes at rs1".formatted(bytes);
  }

  /** What is reserved: a double word of physical storage. */
  private static Word place(Word physical) {
    return physical.calc(Operator.AND, literal(-8, 64)).calc(Operator.OR, literal(1, 64));
  }

  private Instruction reserve(int bytes) {
    var reached = memory.atomic(Access.LOAD, rs1, bytes);
    var acts = new ArrayList<>(reached.reach());
    acts.add(is.setX(d, reached.memory().signExtend(64)));
    acts.add(set(is.reserved, place(reached.physical)));
    return atomic("lr", "rd, rs1, aq, rl", "00010", "00000", bytes)
        .says("rd := %s, which is reserved.".formatted(times(bytes)))
        .does(acts(acts));
  }

  private Instruction conditional(int bytes) {
    var reached = memory.atomic(Access.STORE, rs1, bytes);
    var held = is.reserved.is(place(reached.physical));
    var acts = new ArrayList<>(reached.reach(held));
    acts.add(when(held, reached.put(rs2.low(8 * bytes))));
    acts.add(is.setX(d, bit(held.not())));
    acts.add(set(is.reserved, literal(0, 64)));
    return atomic("sc", "rd, rs2, rs1, aq, rl", "00011", "s2[4:0]", bytes)
        .says("If it is reserved, %s := rs2 and rd := 0; else rd := 1.".formatted(times(bytes)))
        .does(acts(acts));
  }

  private Instruction changed(
      String name, String which, String says, int bytes, BinaryOperator<Word> result) {
    var reached = memory.atomic(Access.STORE, rs1, bytes);
    var acts = new ArrayList<Act>(reached.reach());
    var old = let("old", reached.memory());
    acts.add(is.setX(d, old.signExtend(64)));
    acts.add(reached.put(result.apply(old, rs2.low(8 * bytes))));
    return atomic(name, "rd, rs2, rs1, aq, rl", which, "s2[4:0]", bytes)
        .says("rd := %s, which become %s.".formatted(times(bytes), says))
        .does(acts(acts));
  }
}
