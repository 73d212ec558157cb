// The tests lint other texts under this name.
export {};
