; The worlds of the guests: each is a machine just reset, and the first one is activated.
;   Mode s, R = (0, q), all registers 0 but r1 and r2. The loader has put guest.number and guest.size, and into the
;   place where its world is kept, each guest's storage and its guest.slice.
;   Leaves to `activate`.

          ld    r2, guest.size          ; where the active world ends, that of guest 0 is kept
          addi  r2, guest.low
          st    r2, kept.first

          mov   r1, r2                  ; r1: how long a world is
          addi  r1, -guest.world

          ld    r3, guest.number        ; behind them are the consoles
          mul   r3, r1
          add   r3, r2
          st    r3, kept.end

          li    r4, 2 << PSW.P
          ld    r5, guest.size
          or    r4, r5

each:     st    r4, guest.psw - guest.world(r2)

          mov   r5, r2                  ; the cells behind guest.psw are 0, up to guest.console
          mov   r6, r2
          addi  r6, guest.console - guest.psw
clear:    st    r0, 1(r5)
          addi  r5, 1
          bne   r5, r6, clear

          st    r3, guest.console - guest.world(r2)
          addi  r3, console.input + console.output

          add   r2, r1
          ld    r5, kept.end
          bne   r2, r5, each

          ld    r2, kept.first
          li    r7, 0
          jmp   activate

; next: the processor goes to the next guest that has not halted, if there is one.
;   Mode s, R = (0, q). All of the active guest is in its world; r0 is 0.

next:     ld    r7, guest.active        ; r7: a guest, r2: where it is kept
          ld    r2, kept.active
          ld    r1, kept.first          ; r1: how long a world is
          addi  r1, -guest.world

look:     addi  r7, 1
          add   r2, r1
          ld    r3, kept.end
          bne   r2, r3, there
          li    r7, 0
          ld    r2, kept.first
there:    ld    r3, kept.active
          beq   r2, r3, round
          ld    r5, guest.halted - guest.world(r2)
          bne   r5, r0, look

          li    r4, guest.world         ; the world of the active one is put away
          ld    r6, kept.first
away:     ld    r5, 0(r4)
          st    r5, 0(r3)
          addi  r3, 1
          addi  r4, 1
          bne   r4, r6, away

; activate: a guest gets the processor.
;   r7: which, r2: where it is kept.

activate: st    r7, guest.active
          st    r2, kept.active
          li    r4, guest.world
          ld    r6, kept.first
back:     ld    r5, 0(r2)
          st    r5, 0(r4)
          addi  r2, 1
          addi  r4, 1
          bne   r4, r6, back

slice:    ld    r5, guest.slice
          st    r5, slice.left

; guest.resume
;   Mode s, R = (0, q). All of the active guest is in its world.
guest.resume:
          li    r0, 0
          ld    r1, guest.psw
          jmp   resume

round:    ld    r5, guest.halted        ; there is no other one
          beq   r5, r0, slice
          halt
