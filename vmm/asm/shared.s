; {v} of a guest that shares the machine with others: it halts alone, its console is one that the monitor keeps, and
; so is its timer. Registers as in routines.s. The only guest of all has the machine's own console.

; halt

v.halt:   st    r1, guest.psw
          li    r4, 1
          st    r4, guest.halted
          jmp   next

; put ra: what there is no room for is lost.

v.put:    ld    r4, guest.regs(r3)
          ld    r5, guest.number
          li    r2, 1
          beq   r5, r2, put.alone

          ld    r5, guest.output.count
          li    r2, console.output
          bgeu  r5, r2, step
          ld    r2, guest.console
          add   r2, r5
          st    r4, console.input(r2)
          addi  r5, 1
          st    r5, guest.output.count
          jmp   step

put.alone:
          put   r4
          jmp   step

; get ra

v.get:    ld    r5, guest.number
          li    r2, 1
          beq   r5, r2, get.alone

          li    r4, -1
          ld    r5, guest.input.next
          ld    r2, guest.input.end
          bgeu  r5, r2, got
          ld    r2, guest.console
          add   r2, r5
          ld    r4, 0(r2)
          addi  r5, 1
          st    r5, guest.input.next
          jmp   got

get.alone:
          get   r4
got:      st    r4, guest.regs(r3)
          jmp   step

; stt ra: the real timer is loaded when the guest is given the processor, whatever it is.

v.stt:    ld    r4, guest.regs(r3)
          li    r5, 1
          bge   r4, r0, set
          li    r4, 0
          li    r5, 0
set:      st    r5, guest.timer.on
          li    r5, address             ; its low bits, as many as an address has
          and   r4, r5
          st    r4, guest.timer
          jmp   step

; rdt ra

v.rdt:    ld    r4, guest.timer
          ld    r5, guest.timer.on
          bne   r5, r0, told
          li    r4, -1
told:     st    r4, guest.regs(r3)
          jmp   step
