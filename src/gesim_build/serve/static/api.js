// Asks the server, and tells what is wrong in words.

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.problem || "The server did not answer as expected.");
    this.status = status;
    this.answer = answer;
  }
}

export async function read(path, values = {}) {
  return answered(await fetch(`/api/${path}?${new URLSearchParams(values)}`));
}

export async function write(path, values) {
  return answered(await fetch(`/api/${path}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(values),
  }));
}

async function answered(response) {
  const answer = await response.json().catch(() => ({ problem: "The server has ended. Start it again: gesim serve" }));
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

export async function page(path) {
  const response = await fetch(path);
  return response.ok ? response.text() : answered(response);
}
