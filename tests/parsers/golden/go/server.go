package server

import (
	"errors"
	"fmt"
)

// Limits of a server.
const (
	MaxConnections = 10
	StateOpen      = iota
	StateClosed
)

var ErrClosed, errBusy = errors.New("closed"), errors.New("busy")

// Server answers.
type Server struct {
	Address string
	secret  string
	Options
}

type Handler interface {
	Serve(request string) error
}

type (
	Port  int
	Alias = string
)

// Run blocks.
func (server *Server) Run(port Port) (err error) {
	local := 1
	_ = local
	return nil
}

func (list List[T]) Len() int { return 0 }

func New[T any](value T) *Server { return nil }

func helper() { fmt.Println() }
