package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** What the instructions are written with. */
abstract class Entries {
  static final Word.Operand d = new Word.Operand("d", 5);
  static final Word.Operand s1 = new Word.Operand("s1", 5);
  static final Word.Operand s2 = new Word.Operand("s2", 5);

  final RiscvState is;
  final Word pc;

  /** The registers that the fields name. */
  final Word rs1;

  final Word rs2;

  Entries(RiscvState is) {
    this.is = is;
    this.pc = is.P;
    this.rs1 = is.x(s1);
    this.rs2 = is.x(s2);
  }

  /** An instruction by its encoding, as the manual prints it; of four bytes. */
  static Instruction.Draft entry(String name, String syntax, String bits) {
    return of(4, name, syntax, bits);
  }

  /** One of two bytes. */
  static Instruction.Draft compressed(String name, String syntax, String bits) {
    return of(2, name, syntax, bits);
  }

  private static Instruction.Draft of(int bytes, String name, String syntax, String bits) {
    return Instruction.instruction(name, Form.of(name, syntax, bits)).length(bytes);
  }

  static Word signed(String name, int bits) {
    return new Word.Operand(name, bits).signExtend(64);
  }

  static Word unsigned(String name, int bits) {
    return new Word.Operand(name, bits).extend(64);
  }

  /** What a store does, and then goes on; it may end the machine, and then P stays. */
  Act[] stored(int length, List<Act> store) {
    return Stream.concat(store.stream(), Stream.of(jump(pc.plus(length)))).toArray(Act[]::new);
  }

  Act jump(Word to) {
    return set(is.P, to);
  }

  static Word bit(Condition condition) {
    return choose(condition, literal(1, 64), literal(0, 64));
  }

  static Word even(Word address) {
    return address.calc(Operator.AND, literal(-2, 64));
  }

  /** The low 32 bits, as a word of 64 keeps them. */
  static Word half(Word word) {
    return word.low(32).signExtend(64);
  }

  static Act[] acts(List<Act> acts) {
    return acts.toArray(Act[]::new);
  }
}
