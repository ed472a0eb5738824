package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * The loop: fetch, decode, execute, until a trap has been taken. What unprivileged instructions
 * read and write is kept in local variables; an instruction that is privileged, is to be counted,
 * or reaches a tape is a call of its routine.
 */
final class Loop implements Body.Exits {
  private static final int THIS = 0;
  private static final int CORE = 1;
  private static final int LEFT = 2;
  private static final int STEPS = 3;
  private static final int FETCHED_WORD = 4;
  private static final int CAUSE = 6;
  private static final int HAS_FETCHED = 7;
  private static final int SCRATCH = 8;
  private static final int FREE = 9;

  private final Elaboration semantics;
  private final Architecture machine;
  private final InitialState symbols;
  private final Routines routines;
  private final Set<String> counted;
  private final ClassWriter writer;
  private final Word.Operand word;
  private final List<Cell> kept = new ArrayList<>();
  private final List<File> arrays = new ArrayList<>();
  private final Map<Instruction, Body> hot = new LinkedHashMap<>();
  private final Set<Instruction> changingMode = new LinkedHashSet<>();
  private final Map<Body.Known, Label> traps = new LinkedHashMap<>();
  private final Label next = new Label();
  private final Label trap = new Label();
  private final Label halt = new Label();
  private final Label illegal = new Label();
  private final Label out = new Label();
  private MethodVisitor code;
  private CorePlaces places;
  private Carried carried;
  private int free = FREE;

  /** Whether the instruction that is being written can bring the processor to user mode. */
  private boolean changesMode;

  Loop(
      Elaboration semantics,
      InitialState symbols,
      Routines routines,
      Set<String> counted,
      ClassWriter writer) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.symbols = symbols;
    this.routines = routines;
    this.counted = counted;
    this.writer = writer;
    this.word = new Word.Operand("word", semantics.fetch().map(f -> f.word().bits()).orElse(64));
    this.code = writer.visitMethod(0, "run", "(" + IsaClass.CORE_TYPE + "I)V", null, null);
    this.places = new CorePlaces(code, machine.storage(), CORE, SCRATCH);
    this.carried = new Carried(code, CORE);
    // An instruction may trap as a word does that is none.
    traps.put(new Body.Known(machine.illegal(), machine.illegal().zeros()), illegal);
  }

  /** Writes it; how many bytes it has. */
  int write() {
    choose();
    code.visitCode();
    begin();
    code.visitLabel(next);
    code.visitVarInsn(ILOAD, LEFT);
    code.visitJumpInsn(IFEQ, out);
    code.visitIincInsn(LEFT, -1);
    fetch();
    decode();
    leave();
    code.visitLabel(out);
    spill();
    ended("completed");
    var end = new Label();
    code.visitLabel(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return end.getOffset();
  }

  /** What is executed in the loop itself, and what has to be in local variables for it. */
  private void choose() {
    var touched = new LinkedHashSet<Component>();
    var uses = new Uses(new Folding(), symbols.storage());
    var fetch = semantics.fetch().orElseThrow();
    fetch.checks().traps().forEach(t -> uses.of(t.when()));
    touched.addAll(uses.of(fetch.word()).components());
    touched.addAll(updates(symbols.state()).touched());
    for (var instruction : machine.instructions()) {
      var body = new Body(semantics, symbols, instruction, operands(instruction));
      var own = body.touched();
      if (body.written().contains(machine.mode().cell())) {
        changingMode.add(instruction);
      }
      if (!semantics.refusesUsers(instruction)
          && !semantics.perhapsRefusesUsers(instruction)
          && !counted.contains(instruction.name())
          && own.stream().noneMatch(this::isTape)) {
        hot.put(instruction, body);
        touched.addAll(own);
      }
    }
    touched.add(machine.storage());
    machine.cells().stream().filter(touched::contains).forEach(kept::add);
    machine.files().stream().filter(touched::contains).forEach(arrays::add);
  }

  private boolean isTape(Component component) {
    return component instanceof File file && CorePlaces.isTape(file, machine.storage());
  }

  private void begin() {
    code.visitVarInsn(ILOAD, LEFT);
    code.visitVarInsn(ISTORE, STEPS);
    for (int local : new int[] {CAUSE, HAS_FETCHED, SCRATCH}) {
      code.visitInsn(ICONST_0);
      code.visitVarInsn(ISTORE, local);
    }
    boolean isInt = Emitter.isInt(word.bits());
    code.visitInsn(isInt ? ICONST_0 : LCONST_0);
    code.visitVarInsn(isInt ? ISTORE : LSTORE, FETCHED_WORD);
    places.operand(word.name(), c -> c.visitVarInsn(isInt ? ILOAD : LLOAD, FETCHED_WORD));
    for (var file : arrays) {
      places.keep(file, free++);
      places.fetch(file);
    }
    for (var cell : kept) {
      places.keep(cell, free);
      free += Emitter.isInt(cell.bits()) ? 1 : 2;
      places.fetch(cell);
    }
  }

  /** Of the fetch. */
  private Updates updates(State<Word, WrittenFile> old) {
    var checks = semantics.fetch().orElseThrow().checks();
    return new Updates(machine, Asides.NONE, checks, OperandValues.none(), old);
  }

  private void fetch() {
    var fetch = semantics.fetch().orElseThrow();
    var old = symbols.state();
    updates(old).emit(code, places, free);
    var outcome =
        Outcome.<Word, Condition, WrittenFile>ofUpdatedFetch(semantics, new Folding(), old);
    var fired = outcome.traps();
    var calm = Body.calm(new Folding(), fired);
    var read =
        new Meaning<Word, Condition, WrittenFile>(calm, OperandValues.none(), old)
            .word(fetch.word());
    var uses = new Uses(new Folding(), symbols.storage());
    fired.forEach(t -> uses.of(t.when()));
    uses.where(calm).of(read);
    var emitter = new Emitter(code, places, new Folding(), symbols.storage(), uses, free);
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, HAS_FETCHED);
    Body.tests(code, emitter, fired, this);
    emitter.where(calm).push(read);
    code.visitVarInsn(Emitter.isInt(word.bits()) ? ISTORE : LSTORE, FETCHED_WORD);
    code.visitInsn(ICONST_1);
    code.visitVarInsn(ISTORE, HAS_FETCHED);
  }

  private void decode() {
    new DecodingCode(code, word, this::emitter, illegal, this::execute)
        .write(semantics.decoder().tree());
  }

  private OperandValues<Word> operands(Instruction instruction) {
    return OperandValues.of(semantics.decoder().pattern(instruction), word);
  }

  private void push(Word expression) {
    emitter().push(expression);
  }

  /** For what is needed once only. */
  private Emitter emitter() {
    var folding = new Folding();
    var uses = new Uses(folding, symbols.storage());
    return new Emitter(code, places, folding, symbols.storage(), uses, free);
  }

  private void execute(Instruction instruction) {
    var body = hot.get(instruction);
    changesMode = changingMode.contains(instruction);
    if (body == null) {
      call(instruction);
    } else {
      body.emit(code, places, free, this);
    }
  }

  private void call(Instruction instruction) {
    spill();
    code.visitVarInsn(ALOAD, CORE);
    code.visitInsn(DUP);
    operands(instruction).values().forEach(this::push);
    routines.call(code, instruction);
    code.visitVarInsn(ISTORE, CAUSE);
    kept.forEach(places::fetch);
    var calm = new Label();
    code.visitVarInsn(ILOAD, CAUSE);
    code.visitJumpInsn(IFEQ, changesMode ? calm : next);
    code.visitVarInsn(ILOAD, CAUSE);
    code.visitJumpInsn(IFLT, halt);
    code.visitVarInsn(ILOAD, CAUSE);
    code.visitMethodInsn(INVOKESTATIC, IsaClass.SUPER, "cause", "(I)I", false);
    code.visitVarInsn(ISTORE, CAUSE);
    code.visitJumpInsn(GOTO, trap);
    if (changesMode) {
      code.visitLabel(calm);
      complete();
    }
  }

  @Override
  public void trap(Cause cause, List<Word> values, Consumer<Word> push) {
    carried.put(values, push);
    Constants.push(code, machine.causes().indexOf(cause));
    code.visitVarInsn(ISTORE, CAUSE);
    code.visitJumpInsn(GOTO, trap);
  }

  @Override
  public Label trap(Body.Known known) {
    return traps.computeIfAbsent(known, it -> new Label());
  }

  @Override
  public void halt() {
    code.visitJumpInsn(GOTO, halt);
  }

  @Override
  public void complete() {
    if (changesMode) {
      code.visitVarInsn(ALOAD, CORE);
      code.visitFieldInsn(GETFIELD, CorePlaces.CORE, "toUser", "Z");
      code.visitJumpInsn(IFEQ, next);
      var mode = machine.mode();
      emitter().jump(mode.cell().is(mode.user()), true, out);
    }
    code.visitJumpInsn(GOTO, next);
  }

  private void spill() {
    kept.forEach(places::spill);
  }

  /** The ways out of the loop, but the end of the steps. */
  private void leave() {
    traps.forEach(
        (known, label) -> {
          code.visitLabel(label);
          carried.put(known.values());
          Constants.push(code, machine.causes().indexOf(known.cause()));
          code.visitVarInsn(ISTORE, CAUSE);
          code.visitJumpInsn(GOTO, trap);
        });
    code.visitLabel(trap);
    spill();
    code.visitVarInsn(ALOAD, THIS);
    code.visitVarInsn(ALOAD, CORE);
    code.visitVarInsn(ILOAD, CAUSE);
    made();
    code.visitVarInsn(ILOAD, HAS_FETCHED);
    pushWord();
    code.visitMethodInsn(
        INVOKEVIRTUAL, IsaClass.SUPER, "take", "(" + IsaClass.CORE_TYPE + "IIZJ)V", false);
    code.visitInsn(RETURN);
    code.visitLabel(halt);
    spill();
    ended("halted");
  }

  private void ended(String how) {
    code.visitVarInsn(ALOAD, CORE);
    made();
    code.visitInsn(I2L);
    pushWord();
    code.visitMethodInsn(INVOKEVIRTUAL, CorePlaces.CORE, how, "(JJ)V", false);
    code.visitInsn(RETURN);
  }

  private void made() {
    code.visitVarInsn(ILOAD, STEPS);
    code.visitVarInsn(ILOAD, LEFT);
    code.visitInsn(ISUB);
  }

  private void pushWord() {
    boolean isInt = Emitter.isInt(word.bits());
    code.visitVarInsn(isInt ? ILOAD : LLOAD, FETCHED_WORD);
    if (isInt) {
      code.visitInsn(I2L);
    }
  }
}
