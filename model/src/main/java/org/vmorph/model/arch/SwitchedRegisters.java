package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.stream.LongStream;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** A translation by registers that one bit puts into force. */
public interface SwitchedRegisters extends Translation {
  /** 1 bit: whether they are in force. */
  Cell on();

  /** The registers. */
  File registers();

  /**
   * Some bits of a register, side by side.
   *
   * @param low the lowest of them
   */
  record Field(String name, int low, int bits) {}

  /** What a register is made of, from its high end. */
  List<Field> fields();

  /** Each register, as its fields. */
  @Override
  default List<Tuple> tuples() {
    return LongStream.range(0, 1L << registers().indexBits())
        .mapToObj(i -> new Tuple(registers().name() + i, parts(i)))
        .toList();
  }

  private List<Word> parts(long number) {
    var register = registers().at(literal(number, registers().indexBits()));
    return fields().stream().<Word>map(field -> register.slice(field.low(), field.bits())).toList();
  }
}
