package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** Instructions that belong to every program; volume 2, in its order. All are innocuous. */
final class Integers32 extends Ia32Entries {
  Integers32(Ia32State is) {
    super(is);
  }

  @Override
  List<Instruction> all() {
    var one = is.register(r);
    var two = is.register(n);
    var sum = one.plus(two);
    var difference = one.minus(two);
    return List.of(
        entry(0x01, "add", TO_FROM, 2, "Add register n to register r.")
            .does(acts(is.setRegister(r, sum), flags(sum, added(one, two, sum)))),
        entry(0xe8, "call", NUMBER, 5, "Push the address of the next instruction; go x further.")
            .jumps(acts(push(next(5)), set(is.EIP, next(5).plus(x)))),
        entry(0xf8, "clc", NONE, 1, "Clear CF.").does(set(is.CF, literal(0, 1))),
        entry(0x39, "cmp", TO_FROM, 2, "Set the flags as subtracting n from r would.")
            .does(acts(flags(difference, subtracted(one, two, difference)))),
        entry(0x0f84, "je", NUMBER, 6, "Go x further if ZF is set.")
            .jumps(set(is.EIP, choose(is.ZF.is(1), next(6).plus(x), next(6)))),
        entry(0xe9, "jmp", NUMBER, 5, "Go x further.").jumps(set(is.EIP, next(5).plus(x))),
        entry(0x8d, "lea", Form.named("r, [n+x]", r, n, x), 6, "r := n + x.")
            .does(is.setRegister(r, two.plus(x))),
        entry(0x89, "mov", TO_FROM, 2, "r := n.").does(is.setRegister(r, two)),
        entry(0x8b, "mov-load", Form.named("r, [n]", r, n), 2, "r := the doubleword at n.")
            .does(is.setRegister(r, is.memory(1, two))),
        entry(0x89, "mov-store", Form.named("[n], r", n, r), 2, "The doubleword at n := r.")
            .does(set(is.memory(1, two), one)),
        entry(0xa1, "mov-load-eax", MEMORY, 5, "EAX := the doubleword at x.")
            .does(set(is.register(0), is.memory(1, x))),
        entry(0xa3, "mov-store-eax", MEMORY, 5, "The doubleword at x := EAX.")
            .does(set(is.memory(1, x), is.register(0))),
        entry(0xb8, "mov-immediate", Form.named("r, x", r, x), 5, "r := x.")
            .does(is.setRegister(r, x)),
        entry(0x90, "nop", NONE, 1, "Nothing.").does(),
        immediate(0x0d, "or-immediate", Operator.OR, "or"),
        entry(0x58, "pop", TO, 1, "Pop r.")
            .does(
                acts(
                    is.holds(1),
                    set(is.ESP, choose(r.is(4), is.popped(0), is.ESP.plus(4))),
                    when(r.is(4).not(), set(is.R.at(r), is.popped(0))))),
        entry(0x8f, "pop-memory", MEMORY, 6, "Pop the doubleword at x.")
            .does(is.holds(1), set(is.memory(1, x), is.popped(0)), set(is.ESP, is.ESP.plus(4))),
        entry(0x50, "push", FROM, 1, "Push n.").does(push(two)),
        entry(0x68, "push-immediate", NUMBER, 5, "Push x.").does(push(x)),
        entry(0xc3, "ret", NONE, 1, "Pop an address and go there.")
            .jumps(is.holds(1), set(is.EIP, is.popped(0)), set(is.ESP, is.ESP.plus(4))),
        entry(0x0f94, "setz", MEMORY, 7, "The byte at x := ZF.")
            .partial("x is the address of a doubleword, whose low byte is meant")
            .does(set(is.memory(1, x), is.memory(1, x).slice(8, 24).join(is.ZF.extend(8)))),
        immediate(0x35, "xor-immediate", Operator.XOR, "exclusive or"));
  }

  private Instruction immediate(int opcode, String name, Operator operator, String says) {
    var eax = is.register(0);
    var result = eax.calc(operator, x);
    var zero = literal(0, 1);
    return entry(opcode, name, NUMBER, 5, "EAX := EAX " + says + " x.")
        .partial("AF, which is undefined, is cleared")
        .does(
            acts(
                set(eax, result),
                flags(result, List.of(set(is.CF, zero), set(is.OF, zero), set(is.AF, zero)))));
  }

  private List<Act> added(Word one, Word two, Word sum) {
    return List.of(
        set(is.CF, bit(sum.below(one))),
        set(is.OF, sign(xor(sum, one).calc(Operator.AND, xor(sum, two)))),
        set(is.AF, xor(sum, xor(one, two)).slice(4, 1)));
  }

  private List<Act> subtracted(Word one, Word two, Word difference) {
    return List.of(
        set(is.CF, bit(one.below(two))),
        set(is.OF, sign(xor(one, two).calc(Operator.AND, xor(one, difference)))),
        set(is.AF, xor(difference, xor(one, two)).slice(4, 1)));
  }

  private Act[] flags(Word result, List<Act> others) {
    Word parity = literal(1, 1);
    for (int i = 0; i < 8; i++) {
      parity = xor(parity, result.slice(i, 1));
    }
    return acts(
        others, set(is.ZF, bit(result.is(0))), set(is.SF, sign(result)), set(is.PF, parity));
  }

  private static Word sign(Word word) {
    return word.slice(word.bits() - 1, 1);
  }
}
