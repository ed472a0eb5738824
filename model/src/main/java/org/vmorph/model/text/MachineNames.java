package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.SwitchedRegisters;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Cause;

/**
 * The numbers of a machine by name, for programs that take its words apart: so that no program
 * keeps a copy of the machine's layout. A field is named three times: its lowest bit, {@code .bits}
 * how many it has, {@code .mask} all of them where they stand.
 *
 * <p>{@code PSW.P} and so on are the fields of a PSW, {@code PSW.old} and {@code PSW.new} the
 * addresses of a trap's PSWs, or {@code PSW.old.end} and {@code PSW.new.end} how far they are from
 * the end of storage, {@code cause.memory} and so on the codes of the causes, {@code pp.first} and
 * so on the fields of a register that says what an address means; of an instruction {@code op.ld}
 * is the opcode and {@code ld.x} an operand; {@code op} is the field of all opcodes. Of an operand
 * that is scattered there are the number of bits and the mask; of an instruction without an opcode
 * {@code op.addi} are the bits that are fixed, and {@code op.addi.mask} which those are.
 */
final class MachineNames {
  private final Map<String, BigInteger> values = new LinkedHashMap<>();

  MachineNames(Architecture machine) {
    machine
        .trapEntry()
        .places()
        .ifPresent(
            places -> {
              place("PSW.old", places.old());
              place("PSW.new", places.next());
            });
    machine.trapEntry().layout().ifPresent(psw -> psw(psw, machine.causes()));
    machine
        .translation()
        .filter(SwitchedRegisters.class::isInstance)
        .map(SwitchedRegisters.class::cast)
        .ifPresent(this::registers);
    for (var instruction : machine.instructions()) {
      number("op." + instruction.name(), instruction.opcode());
      instruction.form().pattern().ifPresent(bits -> pattern(instruction.name(), bits));
    }
  }

  /** Where it is depends on the size of storage, if it is so far from the end. */
  private void place(String name, StoragePlace place) {
    number(place.fromEnd() ? name + ".end" : name, place.number());
  }

  private void registers(SwitchedRegisters by) {
    by.fields()
        .forEach(
            field -> field(by.registers().name() + "." + field.name(), field.low(), field.bits()));
  }

  private void psw(PswLayout psw, List<Cause> causes) {
    psw.word().fields().stream()
        .filter(field -> field.cell() != null || field.equals(psw.cause()))
        .forEach(field -> field("PSW." + field.name(), psw.word().low(field), field.bits()));
    causes.forEach(this::cause);
  }

  private void cause(Cause cause) {
    number("cause." + cause.name(), cause.code());
  }

  /**
   * Where the form has no place for an opcode, the instruction's own bits are all that are fixed.
   */
  private void pattern(String instruction, BitPattern pattern) {
    pattern
        .opcode()
        .ifPresentOrElse(
            field -> field("op", field),
            () -> {
              values.put("op." + instruction, unsigned(pattern.fixed().bits()));
              values.put("op." + instruction + ".mask", unsigned(pattern.fixed().mask()));
            });
    pattern.operands().forEach(f -> field(instruction + "." + f.operand().name(), f));
  }

  /** What is scattered has no lowest bit from which the others go on. */
  private void field(String name, BitField field) {
    var run = field.runs().getFirst();
    if (field.runs().size() == 1 && run.of() == 0) {
      field(name, run.low(), run.bits());
    } else {
      number(name + ".bits", field.operand().bits());
      values.put(name + ".mask", unsigned(field.mask()));
    }
  }

  private void field(String name, int low, int bits) {
    number(name, low);
    number(name + ".bits", bits);
    var all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    values.put(name + ".mask", all.shiftLeft(low));
  }

  private static BigInteger unsigned(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }

  private void number(String name, long value) {
    values.put(name, BigInteger.valueOf(value));
  }

  /** By name. */
  Map<String, BigInteger> values() {
    return values;
  }
}
