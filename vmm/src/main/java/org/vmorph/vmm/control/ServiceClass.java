package org.vmorph.vmm.control;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.DecodingTree;
import org.vmorph.model.compiled.Change;
import org.vmorph.model.compiled.Constants;
import org.vmorph.model.compiled.DecodingCode;
import org.vmorph.model.compiled.Emitter;
import org.vmorph.model.compiled.Folding;
import org.vmorph.model.compiled.Uses;
import org.vmorph.model.compiled.WrittenFile;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * Writes a service as bytecode: the dispatcher and the allocator themselves, asked over words that
 * are expressions. Nothing of what a monitor does is written a second time.
 */
final class ServiceClass {
  private static final String NAME = HostPlaces.SERVICE + "$Generated";
  private static final String CONSTRUCTOR =
      Type.getMethodDescriptor(
          Type.VOID_TYPE, Type.getType(Architecture.class), Type.getType(Service.class));
  private static final String HOST_TYPE = "L" + HostPlaces.HOST + ";";
  private static final String ANSWER = "(" + HOST_TYPE + "IJ)I";
  private static final String STEPPED = "(" + HOST_TYPE + "I)I";

  /** Where {@code served} finds the cause. */
  private static final int CAUSE_LOCAL = 3;

  private final Elaboration semantics;
  private final Architecture machine;
  private final Dispatcher dispatcher;
  private final ExpressedHost f;
  private final Word.Operand word;
  private final Folding nothing = new Folding();
  private int hotBytes;
  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String left, String right) {
          return "java/lang/Object";
        }
      };

  ServiceClass(
      Elaboration semantics, Dispatcher dispatcher, Allocator allocator, HostLayout layout) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.dispatcher = dispatcher;
    this.f = new ExpressedHost(semantics, allocator, layout);
    this.word = new Word.Operand(HostPlaces.FETCHED, semantics.fetch().orElseThrow().word().bits());
  }

  Service service(Service interpreted) {
    writer.visit(V21, ACC_FINAL | ACC_SUPER, NAME, null, HostPlaces.SERVICE, null);
    constructor();
    var running = f.running(nothing);
    var switchedOn =
        new Meaning<>(nothing, OperandValues.<Word>none(), running).calm(semantics.reset());
    change("reset", f.become(nothing, switchedOn));
    change("confine", f.confined(nothing));
    served();
    stepped();
    writer.visitEnd();
    try {
      return (Service)
          MethodHandles.lookup()
              .defineHiddenClass(writer.toByteArray(), true)
              .lookupClass()
              .getDeclaredConstructor(Architecture.class, Service.class)
              .newInstance(machine, interpreted);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(machine + ": the generated service is wrong", e);
    }
  }

  private void constructor() {
    var code = begin("<init>", CONSTRUCTOR);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(ALOAD, 2);
    code.visitMethodInsn(INVOKESPECIAL, HostPlaces.SERVICE, "<init>", CONSTRUCTOR, false);
    code.visitInsn(RETURN);
    end(code);
  }

  private void change(String name, Change change) {
    var code = begin(name, "(" + HOST_TYPE + "I)V");
    var uses = uses();
    change.countTo(uses);
    change.emit(code, emitter(code, uses));
    code.visitInsn(RETURN);
    end(code);
  }

  private void served() {
    for (var cause : machine.causes()) {
      if (!cause.isPrivilege()) {
        answer(
            "c" + index(cause),
            k -> dispatcher.serve(semantics, k, cause, Optional.empty(), f.trapped(k, cause)));
      }
    }
    var emulated = machine.causes().stream().map(this::emulated).toList();
    var code = begin("served", "(" + HOST_TYPE + "II)I");
    var unforeseen = new Label();
    var cases = labels(machine.causes().size());
    code.visitVarInsn(ILOAD, CAUSE_LOCAL);
    code.visitTableSwitchInsn(0, cases.size() - 1, unforeseen, cases.toArray(Label[]::new));
    for (var cause : machine.causes()) {
      code.visitLabel(cases.get(index(cause)));
      if (cause.isPrivilege()) {
        fetch(
            code,
            emitter(code, uses().of(fetched(f.trapped(nothing, cause)))),
            f.trapped(nothing, cause));
        decode(code, routines(cause), emulated.get(index(cause)), unforeseen);
      } else {
        call(code, "c" + index(cause), () -> code.visitInsn(LCONST_0));
      }
    }
    code.visitLabel(unforeseen);
    leave(code, CompiledService.UNFORESEEN);
    end(code);
  }

  /**
   * A method for each instruction that may take a trap of this cause, if it is a privilege trap;
   * how these are told apart.
   */
  private DecodingTree emulated(Cause cause) {
    var emulated = new HashSet<String>();
    for (var instruction : machine.instructions()) {
      boolean may =
          semantics.fetchTraps(cause)
              || semantics.traps(instruction).stream().anyMatch(t -> t.cause().equals(cause));
      if (cause.isPrivilege() && may) {
        emulated.add(instruction.name());
        var operation = operation(instruction);
        answer(
            routines(cause) + semantics.index(instruction),
            k -> dispatcher.serve(semantics, k, cause, operation, f.trapped(k, cause)));
      }
    }
    return semantics.decoder().tree().only(emulated);
  }

  private Optional<Operation<Word>> operation(Instruction instruction) {
    return Optional.of(new Operation<>(instruction, operands(instruction)));
  }

  private OperandValues<Word> operands(Instruction instruction) {
    return OperandValues.of(semantics.decoder().pattern(instruction), word);
  }

  private String routines(Cause cause) {
    return "p" + index(cause) + "x";
  }

  private int index(Cause cause) {
    return machine.causes().indexOf(cause);
  }

  /** A step that is interpreted, or left to the hardware. */
  private void stepped() {
    var interprets = dispatcher.interprets(semantics, nothing, f.running(nothing));
    var code = begin("stepped", STEPPED);
    if (!nothing.isFalse(interprets)) {
      stepped(code, interprets);
    }
    leave(code, Service.DIRECTLY);
    end(code);
  }

  /**
   * The word, and a call of the method of the instruction it is. What all of them would test first,
   * the checks of the fetch, is tested once before.
   */
  private void stepped(MethodVisitor code, Condition interprets) {
    var known = nothing.assuming(interprets, true);
    var running = f.running(nothing);
    var instructions = machine.instructions();
    var answers = new ArrayList<Answer>();
    answers.add(stepped(Optional.empty(), known));
    instructions.forEach(instruction -> answers.add(stepped(operation(instruction), known)));
    var begin = Answer.begin(answers);
    method("illegal", answers.getFirst());
    for (int i = 0; i < instructions.size(); i++) {
      method("i" + i, answers.get(i + 1));
    }
    var uses = uses().of(interprets).of(fetched(running));
    begin.forEach(test -> test.yes().countTo(uses.where(test.known()).of(test.open())));
    var emitter = emitter(code, uses);
    var directly = new Label();
    var illegal = new Label();
    emitter.jump(interprets, false, directly);
    for (var test : begin) {
      var next = new Label();
      var here = emitter.where(test.known());
      here.jump(test.open(), false, next);
      emit(code, here, test.yes());
      code.visitLabel(next);
    }
    fetch(code, emitter, running);
    decode(code, "i", semantics.decoder().tree(), illegal);
    code.visitLabel(illegal);
    call(code, "illegal", () -> code.visitInsn(LCONST_0));
    code.visitLabel(directly);
  }

  private Answer stepped(Optional<Operation<Word>> operation, Folding known) {
    return Answer.to(
        k -> dispatcher.step(semantics, k, operation, f.running(k)), machine, f::step, known);
  }

  /** Whether it can be fetched is for the methods to find out. */
  private void fetch(MethodVisitor code, Emitter emitter, State<Word, WrittenFile> virtual) {
    emitter.pushLong(fetched(virtual));
    code.visitVarInsn(LSTORE, HostPlaces.FETCHED_LOCAL);
  }

  /** The word that is fetched in a state of the guest. */
  private Word fetched(State<Word, WrittenFile> virtual) {
    return new Meaning<>(nothing, OperandValues.<Word>none(), virtual)
        .word(semantics.fetch().orElseThrow().word());
  }

  /** Calls the method of an instruction, if the word that has been fetched is one of these. */
  private void decode(MethodVisitor code, String methods, DecodingTree those, Label otherwise) {
    new DecodingCode(
            code,
            word,
            () -> emitter(code, uses()),
            otherwise,
            instruction ->
                call(
                    code,
                    methods + semantics.index(instruction),
                    () -> code.visitVarInsn(LLOAD, HostPlaces.FETCHED_LOCAL)))
        .write(those);
  }

  /** Leaves with what another method here answers. */
  private static void call(MethodVisitor code, String name, Runnable fetched) {
    for (int local : new int[] {0, HostPlaces.HOST_LOCAL}) {
      code.visitVarInsn(ALOAD, local);
    }
    code.visitVarInsn(ILOAD, HostPlaces.SIZE_LOCAL);
    fetched.run();
    code.visitMethodInsn(INVOKEVIRTUAL, NAME, name, ANSWER, false);
    code.visitInsn(IRETURN);
  }

  /** A method for the answer to one question about a trap. */
  private void answer(String name, Answer.Question question) {
    method(name, Answer.to(question, machine, f::become, nothing));
  }

  private void method(String name, Answer answer) {
    var uses = uses();
    answer.countTo(uses);
    var code = begin(name, ANSWER);
    emit(code, emitter(code, uses), answer);
    end(code);
  }

  private static List<Label> labels(int count) {
    var labels = new ArrayList<Label>();
    for (int i = 0; i < count; i++) {
      labels.add(new Label());
    }
    return labels;
  }

  /** The code of an answer; every way through it leaves with a status. */
  private static void emit(MethodVisitor code, Emitter emitter, Answer answer) {
    switch (answer) {
      case Answer.Unforeseen unforeseen -> leave(code, CompiledService.UNFORESEEN);
      case Answer.Done done -> leave(code, emitter.where(done.known()), done);
      case Answer.Split(var open, var known, var yes, var no) -> {
        var here = emitter.where(known);
        var otherwise = new Label();
        here.jump(open, false, otherwise);
        emit(code, here, yes);
        code.visitLabel(otherwise);
        emit(code, here, no);
      }
    }
  }

  private static void leave(MethodVisitor code, Emitter here, Answer.Done done) {
    done.change().emit(code, here);
    leave(code, done.status());
  }

  private static void leave(MethodVisitor code, int status) {
    Constants.push(code, status);
    code.visitInsn(IRETURN);
  }

  private Uses uses() {
    return new Uses(nothing, machine.storage());
  }

  private Emitter emitter(MethodVisitor code, Uses uses) {
    var places = new HostPlaces(code, machine.storage(), f.own(), f.low());
    return new Emitter(code, places, nothing, machine.storage(), uses, HostPlaces.FREE);
  }

  private MethodVisitor begin(String name, String descriptor) {
    var code = writer.visitMethod(ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private void end(MethodVisitor code) {
    var behind = new Label();
    code.visitLabel(behind);
    code.visitMaxs(0, 0);
    code.visitEnd();
    hotBytes = Math.max(hotBytes, behind.getOffset());
  }

  /** How many bytes of bytecode the longest method has. */
  int hotBytes() {
    return hotBytes;
  }
}
