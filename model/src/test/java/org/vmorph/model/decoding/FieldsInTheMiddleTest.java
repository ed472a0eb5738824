package org.vmorph.model.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Parcels;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Disassembler;

/**
 * Encodings of the 68000: fields in the middle, an opcode around them, one to three words, the high
 * byte first. M68000 Family Programmer's Reference Manual, sections 4 and 8.
 */
class FieldsInTheMiddleTest extends RiscVParts {
  private static final Word.Operand n = new Word.Operand("n", 3);
  private static final Word.Operand m = new Word.Operand("m", 3);

  private static final List<Instruction> ALL =
      List.of(
          entry(2, "move_l", "rn, rm", "0010 m[2:0] 000 000 n[2:0]").does(set(d(m), d(n))),
          entry(2, "moveq", "x, rm", "0111 m[2:0] 0 x[7:0]").does(set(d(m), signed("x", 8))),
          entry(2, "add_l", "rn, rm", "1101 m[2:0] 010 000 n[2:0]")
              .does(set(d(m), d(m).plus(d(n)))),
          entry(2, "trap", "x", "0100 1110 0100 x[3:0] where x unsigned").jumps(trap(ECALL)),
          entry(4, "link", "rn, x", "0100 1110 0101 0 n[2:0] x[15:0]").does(),
          entry(2, "unlk", "rn", "0100 1110 0101 1 n[2:0]").does(),
          entry(2, "rts", "", "0100 1110 0111 0101").does(),
          entry(4, "stop", "x", "0100 1110 0111 0010 x[15:0] where x unsigned").jumps(halt()),
          entry(2, "bra_s", "x", "0110 0000 x[7:0] where x!=0")
              .jumps(jump(pc().plus(2).plus(signed("x", 8)))),
          entry(4, "bra_w", "x", "0110 0000 0000 0000 x[15:0]")
              .jumps(jump(pc().plus(2).plus(signed("x", 16)))),
          entry(6, "ori_l", "x, rn", "0000 0000 1000 0 n[2:0] x[31:0]")
              .does(set(d(n), d(n).calc(Operator.OR, signed("x", 32)))));

  private static final Architecture MACHINE = RiscV.machine("some68000", fetch(), ALL);

  private static Word.At d(Word number) {
    return X.at(number.extend(5));
  }

  private static Addressing fetch() {
    var patterns = ALL.stream().map(Instruction::pattern).toList();
    var little = FETCH.checks();
    var word =
        new Addressing(
            "E[%s]",
            N,
            16,
            address -> little.apply(address).subList(0, 1),
            address -> List.of(E.at(address), E.at(address.plus(1))));
    return Parcels.of(16, 2, Endian.BIG, patterns).addressing(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2401 00000000 | move_l r1, r2",
        "7001 00000000 | moveq 1, r0",
        "7eff 00000000 | moveq -1, r7",
        "d481 00000000 | add_l r1, r2",
        "4e4f 00000000 | trap 15",
        "4e56 fff80000 | link r6, -8",
        "4e5e 00000000 | unlk r6",
        "4e75 00000000 | rts",
        "4e72 27000000 | stop 9984",
        "60fe 00000000 | bra_s -2",
        "6000 fffe0000 | bra_w -2",
        "0080 00000001 | ori_l 1, r0",
      })
  void a_word_says_this(String word, String text) {
    long fetched = Long.parseLong(word.replace(" ", ""), 16);
    assertThat(new Disassembler(MACHINE).instruction(fetched)).isEqualTo(text);
    var bytes = new Assembler(MACHINE).assemble("one.s", text).words();
    for (int i = 0; i < bytes.length; i++) {
      assertThat(bytes[i]).isEqualTo(fetched >>> 40 - 8 * i & 0xff);
    }
    var instruction = MACHINE.instruction(text.split(" ")[0]).orElseThrow();
    assertThat(bytes).hasSize(instruction.length());
  }

  /** Of what stands behind an instruction nothing is looked at. */
  @Test
  void what_follows_a_short_instruction_does_not_matter() {
    var decoder = new Decoder(MACHINE);
    assertThat(decoder.decode(0x4e75_1234_5678L)).isPresent();
    assertThat(decoder.decode(0x4e76_1234_5678L)).isEmpty();
    assertThat(decoder.like(0x2441_0000_0000L).map(Instruction::name)).contains("move_l");
  }

  @Test
  void one_two_and_three_words_run() {
    var source = "moveq 2, r1\nori_l 65541, r1\nadd_l r1, r1\nbra_w 4\nrts\nstop 8192\n";
    var semantics = new Elaboration(MACHINE);
    var program = new Assembler(MACHINE).assemble("p.s", source).words();
    for (Engine engine : List.of(new Interpreter(semantics), new Compiled(semantics))) {
      var machine = new Machine(engine, program.length);
      for (int i = 0; i < program.length; i++) {
        machine.store(E, i, program[i]);
      }
      assertThat(machine.run(9)).isEqualTo(Event.Kind.HALTED);
      assertThat(machine.load(X, 1)).isEqualTo(2 * (65541 | 2));
      assertThat(machine.made()).isEqualTo(5);
    }
  }
}
