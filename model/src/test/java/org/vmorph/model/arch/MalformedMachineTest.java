package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture.Mode.Level;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/** Whatever is wrong with a machine is said when it is built, in one line. */
class MalformedMachineTest extends ThirdGenerationParts {
  private static final Architecture SOUND = new ThirdGeneration(Shape.FULL).machine;

  MalformedMachineTest() {
    super(Shape.FULL);
  }

  private static void refused(ThrowingCallable build, String message) {
    assertThatThrownBy(build)
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(message)
        .message()
        .doesNotContain("\n");
  }

  private static void refused(Instruction instruction, String message) {
    refused(() -> SOUND.plus("m", "", instruction), message);
  }

  private Instruction odd(Act... acts) {
    return instruction(0xf0, "odd", REG_ADDRESS).does(acts);
  }

  // Acts.

  @Test
  void an_operand_that_the_form_does_not_have() {
    refused(
        instruction(0xf0, "odd", REG).does(set(RB, RA)),
        "m: odd, act 1 (set r[...]): b has 4 bits and is no operand of it; expected a of 4 bits");
  }

  @Test
  void an_operand_of_another_width() {
    var wide = new Word.Operand("a", 5);
    refused(
        instruction(0xf0, "odd", REG).does(set(REGISTERS.at(wide.low(4)), RA)),
        "m: odd, act 1 (set r[...]): a has 5 bits and is no operand of it; expected a of 4 bits");
  }

  @Test
  void the_size_of_storage_in_another_width() {
    refused(
        odd(set(RA, new Word.Size(64))),
        "m: odd, act 1 (set r[...]): the size of storage in 64 bits; expected 20");
  }

  @Test
  void a_cause_that_the_machine_does_not_list() {
    refused(
        odd(trap(new Cause("nova", 6, Cause.Kind.CALL))),
        "m: odd, act 1 (trap nova): traps with cause nova; expected one of"
            + " [memory, privileged, illegal, svc]");
  }

  @Test
  void a_cause_that_an_addressing_alone_knows() {
    var nova = new Cause("nova", 6, Cause.Kind.MEMORY);
    var by =
        new Addressing(
            "X[%s]",
            64,
            64,
            a -> List.of(new Addressing.Check(a.below(wide(SIZE)).not(), nova)),
            a -> List.of(E.at(narrow(a))));
    refused(
        odd(set(RA, new Word.Memory(by, EA))),
        "m: odd, act 1 (set r[...]): traps with cause nova; expected one of"
            + " [memory, privileged, illegal, svc]");
  }

  @Test
  void a_component_of_another_machine() {
    refused(
        odd(set(new Cell("z", 64, Role.GENERAL, 0), RA)),
        "m: odd, act 1 (set z): z, of 64 bits, is no component of it; expected one of"
            + " [M, P, l, b, r, E, input, input.next, input.end, output, output.count]");
  }

  @Test
  void a_store_outside_storage_that_nothing_checks() {
    var past = "may store past the end of E; expected a check that the address is below its size";
    refused(odd(set(E.at(narrow(EA)), RA)), "m: odd, act 1 (set E[...]): " + past);
    refused(odd(set(E.at(L, narrow(EA)), RA)), "m: odd, act 1 (set E[...]): " + past);
    refused(odd(set(E.at(literal(2, n)), RA)), "m: odd, act 1 (set E[...]): " + past);
    var unchecked = new Addressing("X[%s]", 64, 64, a -> List.of(), a -> List.of(E.at(narrow(a))));
    refused(
        odd(when(RA.is(0), set(new Word.Memory(unchecked, EA), RB))),
        "m: odd, act 2 (set X[...]): " + past);
    // A check of the sum alone says nothing of a word further on.
    var off =
        new Addressing(
            "X[%s]",
            64,
            64,
            a -> List.of(new Addressing.Check(a.below(wide(SIZE)).not(), MEMORY)),
            a -> List.of(E.at(narrow(a).plus(1))));
    refused(odd(set(new Word.Memory(off, EA), RB)), "m: odd, act 1 (set X[...]): " + past);
    // In n bits the sum wraps, and a word before it need not be there.
    var wraps =
        new Addressing(
            "X[%s]",
            64,
            64,
            a -> List.of(new Addressing.Check(narrow(a).plus(1).below(SIZE).not(), MEMORY)),
            a -> List.of(E.at(narrow(a))));
    refused(odd(set(new Word.Memory(wraps, EA), RB)), "m: odd, act 1 (set X[...]): " + past);
    // What is checked on one way holds on that way alone.
    refused(
        odd(when(RA.is(0), set(RB, absolute(EA))), when(RA.is(1), set(E.at(narrow(EA)), RA))),
        "m: odd, act 4 (set E[...]): " + past);
  }

  @Test
  void a_store_that_is_checked_in_any_of_several_ways_is_none_outside() {
    assertThat(
            List.of(
                odd(set(memory(EA), RA)),
                odd(set(absolute(wide(L).plus(wide(B))), RA)),
                odd(when(EA.below(wide(SIZE)), set(E.at(narrow(EA)), RA))),
                odd(when(EA.below(wide(SIZE)).not(), trap(MEMORY)), set(E.at(narrow(EA)), RA)),
                odd(set(E.at(literal(1, n)), RA)),
                odd(
                    when(
                        RA.is(0).and(narrow(EA).extend(21).plus(1).below(SIZE.extend(21))),
                        set(E.at(narrow(EA)), RA)))))
        .allSatisfy(fine -> assertThat(SOUND.plus("m", "", fine)).isNotNull());
  }

  @Test
  void an_addressing_that_throws_or_reaches_too_little() {
    var throwing = new Addressing("X[%s]", 64, 64, a -> List.of(), a -> List.of(E.at(a)));
    refused(
        odd(set(RA, new Word.Memory(throwing, EA))),
        "m: odd, act 1 (set r[...]): X[%s]: java.lang.IllegalArgumentException: E[offset]: "
            + EA
            + " has 64 bits where 20 are expected");
    var nothing = new Addressing("X[%s]", 64, 64, a -> List.of(), a -> List.of());
    refused(
        odd(set(RA, new Word.Memory(nothing, EA))),
        "m: odd, act 1 (set r[...]): X[%s] reaches words of 0 bits; expected 64");
    var within =
        new Addressing("X[%s]", 64, 64, a -> List.of(), a -> List.of(E.at(narrow(memory(a)))));
    refused(
        odd(set(RA, new Word.Memory(within, EA))),
        "m: odd, act 1 (set r[...]): E[%s] is an access within an access; expected words that need"
            + " none");
  }

  @Test
  void a_length_of_nothing() {
    refused(
        instruction(0xf0, "odd", NONE).length(0).does(),
        "m: odd: a length of 0; expected 1 or more");
  }

  @Test
  void an_expression_so_deep_that_nobody_can_walk_over_it() {
    Word deep = RA;
    for (int i = 0; i < 500; i++) {
      deep = deep.plus(1);
    }
    refused(
        odd(set(RA, deep)),
        "m: odd, act 1 (set r[...]): more than 500 expressions within one another");
    var test = RA.is(0);
    Act act = set(RA, RB);
    for (int i = 0; i < 500; i++) {
      act = when(test, act);
    }
    refused(odd(act), "m: odd, act 499 (when): more than 500 expressions within one another");
  }

  @Test
  void storage_with_more_addresses_than_an_array_has() {
    refused(
        () ->
            machine(m -> m.component(new File("tape", 8, 25, Role.GENERAL, SOUND.files().size()))),
        "m: tape has an index of 25 bits; at most 24 are possible");
  }

  // What is no instruction.

  @Test
  void what_belongs_to_every_step_leaves_P_alone_and_has_no_operands() {
    refused(
        () -> SOUND.with(new Cycle(List.of(), List.of(), List.of(set(P, NEXT)))),
        "third-generation: step, act 1 (set P): sets P, which belongs to the instruction");
    refused(
        () -> SOUND.with(new Cycle(List.of(), List.of(set(B, narrow(RA))), List.of())),
        "third-generation: completed step, act 1 (set b): a has 4 bits and is no operand of it;"
            + " expected none");
  }

  @Test
  void a_trap_that_traps_or_stores_past_the_end() {
    refused(
        () -> machine(a -> a, entry(cause -> List.of(set(RA, memory(EA))))),
        "m: trap memory, act 1 (set r[...]): b has 4 bits and is no operand of it; expected none");
    refused(
        () -> machine(a -> a, entry(cause -> List.of(set(B, narrow(memory(wide(P))))))),
        "m: trap memory, act 1 (set b): can trap");
    refused(
        () ->
            machine(
                a -> a,
                entry(
                    cause -> {
                      throw new IllegalStateException("no idea");
                    })),
        "m: trap memory: its acts: java.lang.IllegalStateException: no idea");
  }

  @Test
  void a_trap_that_does_not_say_where_what_it_changes_is_kept() {
    refused(
        () -> machine(a -> a, entry(cause -> List.of(set(B, narrow(wide(P)))))),
        "m: trap memory: sets b and does not say where its old word is; expected it among those"
            + " that are saved");
    refused(
        () -> machine(a -> a, entry(cause -> List.of(set(B, P)), new TrapEntry.Saved(B, M))),
        "m: trap memory: the old word of b has 1 bits; expected 20");
  }

  private static TrapEntry entry(Function<Cause, List<Act>> acts, TrapEntry.Saved... saved) {
    return new TrapEntry() {
      @Override
      public List<Act> acts(Cause cause) {
        return acts.apply(cause);
      }

      @Override
      public List<Saved> saved(Cause cause) {
        return List.of(saved);
      }
    };
  }

  @Test
  void a_reset_that_can_trap() {
    refused(
        () -> machine(m -> m.reset(List.of(trap(SVC)))), "m: reset, act 1 (trap svc): can trap");
  }

  @Test
  void a_fetch_of_words_that_are_no_instructions() {
    var half = new Addressing("X[%s]", n, 64, a -> List.of(), a -> List.of(REGISTERS.at(a.low(4))));
    var form = Form.of("half", "", "o[7:0] " + "0".repeat(24));
    refused(
        () -> machine(m -> m.fetch(half).instructions(instruction(1, "half", form).does())),
        "m: half: form 'half' has 32 bits; a fetch reads 64");
    refused(() -> machine(m -> m.instructions()), "m: has no instruction; expected one or more");
  }

  // Instructions and their words.

  @Test
  void an_opcode_that_does_not_fit_or_meets_another() {
    refused(instruction(256, "odd", NONE).does(), "m: odd: opcode 256 does not fit its 8 bits");
    refused(instruction(-1, "odd", NONE).does(), "m: odd: opcode -1 does not fit its 8 bits");
    refused(
        instruction(0x3f, "odd", NONE).does(),
        "m: odd: 0x3f00000000000000 is nop as well; expected each word to be one instruction");
    refused(
        instruction(0xf0, "odd", Form.of("", "", "o[31:0] " + "0".repeat(32))).does(),
        "m: odd: an opcode of 32 bits; expected 31 at most");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ra", "ra, rb, rb", "ra, x", "ra rb", "ra,rb", "ra, rb, "})
  void a_syntax_that_is_not_of_the_operands_each_once(String syntax) {
    refused(
        instruction(0xf0, "odd", Form.of("", syntax, "o[7:0] a[3:0] b[3:0] " + "0".repeat(48)))
            .does(),
        "m: odd: syntax '%s' is not of the operands [a, b], each once".formatted(syntax));
  }

  // Names.

  @ParameterizedTest
  @CsvSource({
    "'',     expected letters; digits; . and _; a letter first",
    "'a b',  expected letters; digits; . and _; a letter first",
    "a-b,    expected letters; digits; . and _; a letter first",
    "a:,     expected letters; digits; . and _; a letter first",
    ".word,  expected letters; digits; . and _; a letter first",
    "9a,     expected letters; digits; . and _; a letter first",
    "r5,     it is a register",
    "op,     it is the assembler's",
    "PSW,    it is the assembler's",
    "cause,  it is the assembler's",
  })
  void an_instruction_with_a_name_that_no_program_can_use(String name, String why) {
    refused(
        instruction(0xf0, name, NONE).does(),
        "m: '%s' is no name for an instruction; %s".formatted(name, why.replace(';', ',')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a/b", "a\nb", "-a", "a,b"})
  void a_machine_with_a_name_that_no_command_can_use(String name) {
    assertThatThrownBy(() -> SOUND.plus(name, ""))
        .isInstanceOf(MalformedMachine.class)
        .hasMessageContaining("is no name for a machine; expected letters, digits, - and _")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a[1]", "a=1", "a|b", "f''", "1", "r3"})
  void a_cell_with_a_name_that_no_text_can_carry(String name) {
    assertThatThrownBy(() -> machine(m -> m.component(name)))
        .isInstanceOf(MalformedMachine.class)
        .hasMessageContaining("'" + name + "' is no name for a component; ");
  }

  @Test
  void a_cause_with_no_name_or_a_code_that_does_not_fit() {
    refused(
        () -> machine(m -> m.cause("a b", 5)),
        "m: 'a b' is no name for a cause; expected letters, digits, - and _, a letter first");
    refused(() -> machine(m -> m.cause("svc", 5)), "m: there are two causes called 'svc'");
    refused(() -> machine(m -> m.cause("x", 4)), "m: cause x: code 4 is negative, or another's");
    refused(
        () -> machine(m -> m.cause("x", 8)),
        "m: cause x: code 8 does not fit the 3 bits of PSW.cause");
  }

  // Parts.

  @Test
  void a_second_storage_mode_or_program_counter() {
    refused(
        () -> machine(m -> m.component(new Cell("M2", 1, Role.MODE, 7))),
        "m: the mode is M, and of role MODE are [M, M2]; expected it and no other");
    refused(
        () -> machine(m -> m.component(new Cell("P2", n, Role.PROGRAM_COUNTER, 7))),
        "m: the program counter is P, and of role PROGRAM_COUNTER are [P, P2]; expected it and no"
            + " other");
    refused(
        () -> machine(m -> m.component(new Cell("E2", n, Role.STORAGE, 7))),
        "m: storage is E, and of role STORAGE are [E, E2]; expected it and no other");
  }

  @Test
  void a_component_out_of_place() {
    refused(
        () -> machine(m -> m.component(new Cell("z", 1, Role.GENERAL, 3))),
        "m: z has slot 3; expected 7, its place among the others");
  }

  @Test
  void more_storage_than_there_are_addresses() {
    refused(
        () -> machine(m -> m.words(2, 1L << n)),
        "m: storage of 2 to 1048576 words; expected a range within 1 to 1048575, so that q has 20"
            + " bits");
    refused(
        () -> machine(m -> m.words(1, 9)),
        "m: a trap changes words 0 and 1 of E; expected E, of at least 2 words");
  }

  @Test
  void an_interval_timer_that_interrupts_nothing() {
    refused(
        () -> machine(m -> m.timer(new Timer(L, M, SVC))),
        "m: the timer has M; expected a component of role RESOURCE");
    refused(
        () -> machine(m -> m.timer(new Timer(L, B, SVC))),
        "m: the timer traps with cause svc of kind CALL; expected kind INTERRUPT and one of"
            + " [memory, privileged, illegal, svc]");
  }

  @Test
  void a_trap_of_the_timers_own_cause_that_is_an_instructions() {
    var timed = Machines.named("third-generation-timer").orElseThrow();
    var tick = timed.timer().orElseThrow().cause();
    refused(
        () -> timed.plus("m", "", odd(trap(tick))),
        "m: odd, act 1 (trap timer): traps with cause timer, by which the timer is known; expected"
            + " another one");
  }

  @Test
  void a_PSW_that_shows_the_timer() {
    var timed = Machines.named("third-generation-timer").orElseThrow();
    var swap = (PswSwap) timed.trapEntry();
    var on = timed.timer().orElseThrow().on();
    var fields =
        swap.psw().fields().stream()
            .map(it -> it.equals(swap.cause()) ? Word.Field.gap("cause", 2) : it);
    var psw = new Word.Packed("PSW", Stream.concat(Stream.of(Word.Field.of(on)), fields).toList());
    refused(
        () ->
            timed
                .draft()
                .name("m")
                .trapEntry(new PswSwap(timed.storage(), psw, Word.Field.gap("cause", 2)))
                .machine(),
        "m: PSW shows timer.on, which is the timer's; expected it to be set by instructions alone");
  }

  // Modes, who may execute what, and where PSWs lie.

  @Test
  void modes_that_are_none_or_share_a_value() {
    var two = "expected 4 bits at most, and two or more values of them";
    refused(
        () -> machine(m -> m.mode(List.of(new Level("u", 1)))),
        "m: mode M has 1 bits, and is [Level[name=u, value=1]]; " + two);
    refused(
        () -> machine(m -> m.mode(List.of(new Level("u", 1), new Level("s", 1)))),
        "m: mode M has 1 bits, and is [Level[name=u, value=1], Level[name=s, value=1]]; " + two);
    refused(
        () -> machine(m -> m.mode(List.of(new Level("u", 2), new Level("s", 0)))),
        "m: mode M has 1 bits, and is [Level[name=u, value=2], Level[name=s, value=0]]; " + two);
    refused(
        () -> machine(m -> m.mode(List.of(new Level("u", 1), new Level("u", 0)))),
        "m: there are two modes called 'u'");
    refused(
        () -> machine(m -> m.mode(List.of(new Level("r1", 1), new Level("s", 0)))),
        "m: 'r1' is no name for a mode; it is a register");
  }

  @Test
  void a_privilege_that_speaks_of_what_there_is_not() {
    var elsewhere = new Cell("IOPL", 2, Role.RESOURCE, 7);
    refused(
        instruction(0xf0, "odd", REG).privileged(elsewhere.is(0)).does(),
        "m: odd: IOPL, of 2 bits, is no component of it; expected one of %s"
            .formatted(SOUND.components()));
  }

  @Test
  void a_swap_of_PSWs_outside_of_storage_or_in_one_word() {
    var swap = (PswSwap) SOUND.trapEntry();
    refused(
        () -> machine(a -> a, at(swap, StoragePlace.at(2), StoragePlace.beforeEnd(1))),
        "m: a trap changes words 2 and q-1 of E; expected E, of at least 3 words");
    refused(
        () -> machine(a -> a, at(swap, StoragePlace.beforeEnd(3), StoragePlace.at(0))),
        "m: a trap changes words q-3 and 0 of E; expected E, of at least 3 words");
    refused(
        () -> machine(a -> a, at(swap, StoragePlace.at(1), StoragePlace.at(1))),
        "m: a trap finds the new PSW at 1, where it leaves the old one");
    assertThatThrownBy(() -> StoragePlace.beforeEnd(0))
        .hasMessage("a place in storage at q-0; expected 0 or more, or q-1 or less");
  }

  private static PswSwap at(PswSwap swap, StoragePlace old, StoragePlace fresh) {
    return new PswSwap(swap.storage(), swap.psw(), swap.cause(), old, fresh);
  }

  @Test
  void a_register_of_a_file_that_there_is_not() {
    refused(
        instruction(0xf0, "odd", Form.of("", "ra, xyb", "o[7:0] a[3:0] b[3:0] " + "0".repeat(48)))
            .does(),
        "m: odd: 'xy' is no file of it to number registers of; expected r, or one of [r, E, input,"
            + " output]");
  }

  @Test
  void a_store_to_a_frame_that_is_not_known_to_be_whole() {
    var frame = RA.low(n - 6);
    var there = frame.below(SIZE.slice(6, n - 6));
    var whole = E.at(frame.join(RB.low(6)));
    // As many frames of half the size are there, but not at these addresses.
    var half = E.at(frame.extend(n - 5).join(RB.low(5)));
    var other = E.at(RB.low(n - 6).join(RB.low(6)));
    SOUND.plus("m", "", instruction(0xf0, "odd", REG_REG).does(when(there, set(whole, RA))));
    for (var wrong : List.of(half, other)) {
      refusedToStore(there, wrong);
    }
    var wider = RA.low(n - 2);
    refusedToStore(wider.below(SIZE.extend(n + 4).slice(6, n - 2)), E.at(wider.join(RB.low(2))));
  }

  private void refusedToStore(Condition where, Word.At wrong) {
    refused(
        instruction(0xf0, "odd", REG_REG).does(when(where, set(wrong, RA))),
        "m: odd, act 2 (set E[...]): may store past the end of E; expected a check that the"
            + " address is below its size");
  }

  @Test
  void time_that_is_a_file() {
    refused(
        () -> machine(m -> m.component(new File("days", n, 4, Role.TIME, SOUND.files().size()))),
        "m: days of role TIME is a file; expected a cell");
  }

  // Expressions, before there is a machine.

  @Test
  void a_form_whose_fields_are_not_its_operands() {
    assertThatThrownBy(() -> new Form("odd", "ra", REG.pattern(), List.of()))
        .hasMessage(
            "form 'odd': the fields hold [Operand[name=a, bits=4]], and the operands are []");
    assertThatThrownBy(() -> Form.of("odd", "", "o[7:0] x[56:0]"))
        .hasMessageContaining("form 'odd': a width of 65 bits");
  }

  @Test
  void a_packed_word_with_a_cell_twice_or_cut_short() {
    var field = Word.Field.of(B);
    assertThatThrownBy(() -> new Word.Packed("two", List.of(field, field)))
        .hasMessageContaining("two: one of [b, b] is in it twice");
    assertThatThrownBy(() -> new Word.Field("b", 3, B))
        .hasMessage("field b: b has 20 bits where 3 are expected");
  }

  // A machine with one thing changed.

  private static Architecture machine(UnaryOperator<Changed> change) {
    return machine(change, SOUND.trapEntry());
  }

  private static Architecture machine(UnaryOperator<Changed> change, TrapEntry entry) {
    return change.apply(new Changed()).machine(entry);
  }

  /** What is changed of the machine. */
  private static final class Changed {
    private List<Component> components = SOUND.components();
    private List<Cause> causes = SOUND.causes();
    private List<Act> reset = SOUND.reset();
    private List<Instruction> instructions = SOUND.instructions();
    private Optional<Addressing> fetch = SOUND.fetch();
    private Optional<Timer> timer = Optional.empty();
    private long least = SOUND.leastWords();
    private long most = SOUND.mostWords();
    private Architecture.Mode mode = SOUND.mode();

    Changed mode(List<Level> levels) {
      mode = new Architecture.Mode(SOUND.mode().cell(), levels);
      return this;
    }

    Changed component(String name) {
      return component(new Cell(name, 1, Role.GENERAL, SOUND.cells().size()));
    }

    Changed component(Component more) {
      components = Stream.concat(components.stream(), Stream.of(more)).toList();
      return this;
    }

    Changed cause(String name, int code) {
      causes =
          Stream.concat(causes.stream(), Stream.of(new Cause(name, code, Cause.Kind.CALL)))
              .toList();
      return this;
    }

    Changed reset(List<Act> acts) {
      reset = acts;
      return this;
    }

    Changed instructions(Instruction... others) {
      instructions = List.of(others);
      return this;
    }

    Changed fetch(Addressing other) {
      fetch = Optional.of(other);
      return this;
    }

    Changed timer(Timer it) {
      timer = Optional.of(it);
      return this;
    }

    Changed words(long newLeast, long newMost) {
      least = newLeast;
      most = newMost;
      return this;
    }

    Architecture machine(TrapEntry entry) {
      return SOUND
          .draft()
          .name("m")
          .says("")
          .components(components)
          .mode(mode)
          .timer(timer)
          .fetch(fetch)
          .trapEntry(entry)
          .causes(causes)
          .reset(reset)
          .instructions(instructions)
          .configuration(Configuration.of(Map.of()))
          .words(least, most)
          .machine();
    }
  }
}
