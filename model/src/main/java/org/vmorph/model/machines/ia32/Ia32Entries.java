package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** What entries of the manual are written with: operands, forms, and what many of them do. */
abstract class Ia32Entries {
  static final Word.Operand r = new Word.Operand("r", 3);
  static final Word.Operand n = new Word.Operand("n", 3);
  static final Word.Operand x = new Word.Operand("x", 32);
  static final Word.Operand s = new Word.Operand("s", 16);
  static final Word.Operand v = new Word.Operand("v", 8);

  static final Form NONE = Form.named("");
  static final Form TO = Form.named("r", r);
  static final Form FROM = Form.named("n", n);
  static final Form TO_FROM = Form.named("r, n", r, n);
  static final Form MEMORY = Form.named("[x]", x);
  static final Form NUMBER = Form.named("x", x);

  final Ia32State is;

  Ia32Entries(Ia32State is) {
    this.is = is;
  }

  abstract List<Instruction> all();

  static Instruction.Draft entry(int opcode, String name, Form form, int length, String says) {
    return Instruction.instruction(opcode, name, form).length(length).says(says);
  }

  /** Acts one after another. */
  static Act[] acts(Object... parts) {
    return Arrays.stream(parts)
        .flatMap(
            part ->
                switch (part) {
                  case Act act -> Stream.of(act);
                  case Act[] some -> Arrays.stream(some);
                  case List<?> some -> some.stream().map(Act.class::cast);
                  default -> throw new IllegalArgumentException(part + " is no act");
                })
        .toArray(Act[]::new);
  }

  Act[] push(Word value) {
    var top = is.ESP.minus(literal(4, 32));
    return new Act[] {set(is.stack(top), value), set(is.ESP, top)};
  }

  /** The address of the next instruction. */
  Word next(int length) {
    return is.EIP.plus(length);
  }

  static Word bit(Condition condition) {
    return choose(condition, literal(1, 1), literal(0, 1));
  }

  static Act gp(Condition when) {
    return when(when, trap(Exceptions.GP, literal(0, 16)));
  }

  /**
   * An instruction that is privileged for some operands is two answers: it is asked about for a
   * descriptor of DPL 0, and for one of DPL 3.
   */
  static Instruction byLevel(Instruction any, IntFunction<Condition> isOfLevel) {
    var cases = new ArrayList<Instruction>();
    for (int level : new int[] {0, 3}) {
      var acts = new ArrayList<Act>();
      acts.add(gp(isOfLevel.apply(level).not()));
      acts.addAll(any.acts());
      cases.add(
          new Instruction(
              any.opcode(),
              any.name() + ".dpl" + level,
              any.form(),
              any.privilege(),
              any.says() + " The descriptor has DPL " + level + ": another is refused here.",
              any.partial(),
              any.length(),
              any.flow(),
              acts,
              List.of()));
    }
    return any.in(cases);
  }

  static Word xor(Word one, Word other) {
    return one.calc(Operator.XOR, other);
  }
}
